package io.cortap.architecture.violations.core;

import java.nio.file.Path;

public record ReadsFiles(Path file) {}
