package io.cortap.architecture.violations.adapter.docx;

import io.javalin.Javalin;

public record UsesForeignVendors(Javalin javalin) {}
