package io.cortap.adapter.riskuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cortap.adapter.testkit.ExaminerContract;
import io.cortap.core.deployment.Check;
import io.cortap.core.deployment.Check.Outcome;
import io.cortap.ports.outbound.Examiner;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicBaseExaminerTest extends ExaminerContract {
  private static final URI BASE = URI.create("https://reports.example.test");

  private static Examiner leadingTo(String address, boolean told) {
    return new PublicBaseExaminer(BASE, host -> List.of(InetAddress.getByName(address)), told);
  }

  @Override
  protected Examiner ofSoundSurroundings() {
    return leadingTo("198.51.100.7", false);
  }

  @Override
  protected Examiner ofNothing() {
    return new PublicBaseExaminer(
        BASE,
        host -> {
          throw new UnknownHostException(host);
        },
        false);
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, FITS",
    "2001:db8::7, FITS",
    "10.0.4.7, FAULTY",
    "172.16.0.1, FAULTY",
    "192.168.1.1, FAULTY",
    "fd12:3456::7, FAULTY",
    "127.0.0.1, NOTED",
  })
  void onlyPublicAddressesAreTakenToBeReached(String address, Outcome outcome) {
    assertThat(leadingTo(address, false).examine(now()).getFirst().outcome()).isEqualTo(outcome);
  }

  @Test
  void whoIsToldThatBrowsersReachItBelievesIt() {
    Check check = leadingTo("10.0.4.7", true).examine(now()).getFirst();

    assertThat(check.outcome()).isEqualTo(Outcome.FITS);
    assertThat(check.seen()).contains("said to reach");
  }

  @Test
  void theFixNamesTheSetting() {
    assertThat(leadingTo("10.0.4.7", false).examine(now()).getFirst().fix())
        .contains("CORTAP_BROWSERS_REACH_IT=true")
        .contains("CORTAP_LINKS=direct");
  }
}
