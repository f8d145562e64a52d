package io.cortap.architecture.violations.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Every way of reading what nobody passed in. */
public final class Ambient {
  private Ambient() {}

  public static final class InstantNow {
    Instant read() {
      return Instant.now();
    }
  }

  public static final class InstantNowByReference {
    Supplier<Instant> read() {
      return Instant::now;
    }
  }

  public static final class LocalDateNow {
    LocalDate read() {
      return LocalDate.now(ZoneOffset.UTC);
    }
  }

  public static final class SystemClock {
    Clock read() {
      return Clock.systemUTC();
    }
  }

  public static final class SystemInstantSource {
    InstantSource read() {
      return InstantSource.system();
    }
  }

  public static final class CurrentTimeMillis {
    long read() {
      return System.currentTimeMillis();
    }
  }

  public static final class NanoTime {
    long read() {
      return System.nanoTime();
    }
  }

  public static final class LegacyDate {
    Date read() {
      return new Date();
    }
  }

  public static final class Getenv {
    String read() {
      return System.getenv("HOME");
    }
  }

  public static final class GetProperty {
    String read() {
      return System.getProperty("user.dir");
    }
  }

  public static final class DefaultZone {
    ZoneId read() {
      return ZoneId.systemDefault();
    }
  }

  public static final class NewRandom {
    Random read() {
      return new Random();
    }
  }

  public static final class NewSecureRandom {
    Random read() {
      return new SecureRandom();
    }
  }

  public static final class MathRandom {
    double read() {
      return Math.random();
    }
  }

  public static final class RandomUuid {
    UUID read() {
      return UUID.randomUUID();
    }
  }

  public static final class RandomOfTheThread {
    int read() {
      return ThreadLocalRandom.current().nextInt();
    }
  }
}
