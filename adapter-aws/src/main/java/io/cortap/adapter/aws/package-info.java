/** The stores of any number of nodes: jobs in one DynamoDB table, blobs in one S3 bucket. */
@NullMarked
package io.cortap.adapter.aws;

import org.jspecify.annotations.NullMarked;
