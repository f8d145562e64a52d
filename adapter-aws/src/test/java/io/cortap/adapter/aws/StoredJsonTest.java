package io.cortap.adapter.aws;

import static io.cortap.adapter.testkit.SampleJobs.LEASE;
import static io.cortap.adapter.testkit.SampleJobs.NODE;
import static io.cortap.adapter.testkit.SampleJobs.NOON;
import static io.cortap.adapter.testkit.SampleJobs.linked;
import static io.cortap.adapter.testkit.SampleJobs.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cortap.core.audit.AuditRecord;
import io.cortap.core.job.Job;
import io.cortap.ports.outbound.Versioned;
import org.junit.jupiter.api.Test;

/**
 * The words of deployed tables. They follow the names of core's components: who renames one of
 * those meets this test, and keeps the old word readable.
 */
class StoredJsonTest {
  private static final ObjectMapper TREES = new ObjectMapper();

  private static final String WAITING =
      """
      {
        "accepted": {
          "id": {
            "value": "rpt-20270315-120000-sample00000000000001"
          },
          "requester": {
            "tenant": {
              "value": "12"
            },
            "user": {
              "value": "7"
            }
          },
          "request": {
            "project": {
              "value": 58
            },
            "type": {
              "id": "draft_audit_report"
            },
            "callback": {
              "is": "webhook",
              "url": "https://hooks.example.test/cortap"
            },
            "options": {
              "format": "DOCX",
              "includeAttachments": true,
              "projectSetup": {
                "project_info": {
                  "recipient_name": "Ñandú",
                  "region_number": 4
                }
              }
            }
          },
          "correlationId": {
            "value": "corr-1"
          },
          "createdAt": "2027-03-15T12:00:00Z"
        },
        "updatedAt": "2027-03-15T12:00:00Z",
        "state": {
          "is": "queued",
          "dueAt": "2027-03-15T12:00:00Z",
          "reason": ""
        },
        "delivery": {
          "is": "none"
        },
        "material": {
          "is": "token",
          "token": {
            "keyId": "t1",
            "bytes": "bm90IGEgdG9rZW4="
          },
          "tokenEndsAt": "2027-03-15T13:00:00Z",
          "trust": "ALLOWED"
        },
        "effort": {
          "claims": 0,
          "crashes": 0,
          "failures": 0,
          "worked": "PT0S"
        },
        "progress": 0,
        "warnings": [
          "a warning"
        ],
        "links": []
      }
      """;

  private static final String DELIVERING =
      """
      {
        "accepted": {
          "id": {
            "value": "rpt-20270315-120000-sample00000000000001"
          },
          "requester": {
            "tenant": {
              "value": "12"
            },
            "user": {
              "value": "7"
            }
          },
          "request": {
            "project": {
              "value": 58
            },
            "type": {
              "id": "draft_audit_report"
            },
            "callback": {
              "is": "webhook",
              "url": "https://hooks.example.test/cortap"
            },
            "options": {
              "format": "DOCX",
              "includeAttachments": true,
              "projectSetup": {
                "project_info": {
                  "recipient_name": "Ñandú",
                  "region_number": 4
                }
              }
            }
          },
          "correlationId": {
            "value": "corr-1"
          },
          "createdAt": "2027-03-15T12:00:00Z"
        },
        "updatedAt": "2027-03-15T12:00:00Z",
        "state": {
          "is": "completed",
          "finishedAt": "2027-03-15T12:00:00Z",
          "file": {
            "key": {
              "value": "reports/12/project-58/draft_audit_report_1.docx"
            },
            "fileName": "CORTAP_Draft_Report_Project58_20270315.docx",
            "format": "DOCX",
            "sizeBytes": 81234,
            "sha256": {
              "hex": "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"
            },
            "template": {
              "id": "draft_audit_report",
              "sha256": {
                "hex": "dbc1b4c900ffe48d575b5da5c638040125f65db0fe3e24494b76ea986457d986"
              }
            },
            "facts": {
              "generatedAt": "2027-03-15T12:00:00Z",
              "recipientName": "Harbor Valley Transit District",
              "reviewType": "Triennial Review",
              "deficiencyCount": 2,
              "reviewAreas": 21
            }
          }
        },
        "delivery": {
          "is": "attempting",
          "tries": {
            "made": 0,
            "position": {
              "number": 1
            },
            "lastError": "",
            "crashes": 0
          },
          "startedAt": "2027-03-15T12:00:00Z",
          "lease": {
            "holder": {
              "value": "node-a"
            },
            "endsAt": "2027-03-15T12:00:10Z"
          }
        },
        "material": {
          "is": "snapshot",
          "key": {
            "value": "data/12/project-58/canonical_1.json"
          },
          "sha256": {
            "hex": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
          }
        },
        "effort": {
          "claims": 1,
          "crashes": 0,
          "failures": 0,
          "worked": "PT0S"
        },
        "progress": 100,
        "warnings": [
          "a warning",
          "2 of 3 controls are not assessed"
        ],
        "links": [
          {
            "serial": 1,
            "keyId": "k1",
            "endsAt": "2027-03-22T12:00:00Z",
            "openings": 0
          }
        ]
      }
      """;

  private static final String REQUESTED =
      """
      {
        "sequence": 1,
        "at": "2027-03-15T12:00:00Z",
        "action": "REQUESTED",
        "actor": {
          "value": "user:7"
        },
        "outcome": "ok",
        "details": {
          "report_type": "draft_audit_report"
        },
        "hash": {
          "hex": "bf36b8cf0f9f1d0111855d6f3957e4ce5ee475a428266ffa4e4c43e2fa6e1234"
        }
      }
      """;

  private static void assertStored(String json, Job job) throws Exception {
    Item item = JobItem.of(new Versioned<>(job, 1), AwsInTests.KEPT);
    String written = Compressed.text(item.bytes("document"));

    assertThat(TREES.readTree(written)).isEqualTo(TREES.readTree(json));
    assertThat(StoredJson.read(json, JobItem.Document.class))
        .isEqualTo(StoredJson.read(written, JobItem.Document.class));
  }

  @Test
  void aWaitingJobIsStoredInTheseWords() throws Exception {
    assertStored(WAITING, queued(1));
  }

  @Test
  void aFinishedJobWhoseWebhookIsUnderWayIsStoredInTheseWords() throws Exception {
    assertStored(DELIVERING, linked(1).attemptDelivery(NOON, NODE, LEASE));
  }

  @Test
  void anAuditRecordIsStoredInTheseWords() throws Exception {
    AuditRecord record = queued(1).trail().records().getFirst();

    assertThat(TREES.readTree(StoredJson.write(record))).isEqualTo(TREES.readTree(REQUESTED));
    assertThat(StoredJson.read(REQUESTED, AuditRecord.class)).isEqualTo(record);
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() {
    String newer = REQUESTED.replace("\"sequence\"", "\"added\": {\"later\": 1}, \"sequence\"");

    assertThat(StoredJson.read(newer, AuditRecord.class))
        .isEqualTo(StoredJson.read(REQUESTED, AuditRecord.class));
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsDamage() {
    assertThatThrownBy(
            () -> StoredJson.read(REQUESTED.replace("outcome", "result"), AuditRecord.class))
        .isInstanceOf(DamagedItemException.class);
    assertThatThrownBy(() ->
            StoredJson.read(WAITING.replace("\"queued\"", "\"paused\""), JobItem.Document.class))
        .isInstanceOf(DamagedItemException.class);
  }
}
