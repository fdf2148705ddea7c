package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("crmkit contact why")
class ContactWhyTest {
  @TempDir Path work;

  private static Cli.Result why(Object... more) {
    Object[] all = new Object[more.length + 3];
    all[0] = "contact";
    all[1] = "why";
    all[2] = "a";
    System.arraycopy(more, 0, all, 3, more.length);
    return Cli.run(all);
  }

  @Test
  @DisplayName("DS-07: tells in both languages that the customer rests, and until when")
  void rest() {
    Cli.Result result =
        why("--channel", "PHONE", "--purpose", "RETURN_VISIT", "--at", "2026-07-01T12:30");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .contains(
            "a: PHONE RETURN_VISIT at 2026-07-01 12:30 (Asia/Shanghai), playbook handbook 1",
            "Not before 2026-07-01 14:00",
            "- noon: the customer rests at this hour (12:00-14:00), until 2026-07-01T14:00+08:00",
            "最早 2026-07-01 14:00 可以联系",
            "- noon：客户此时正在休息（12:00-14:00），至 2026-07-01T14:00+08:00");
  }

  @Test
  @DisplayName("DS-05: counts the messages of the week from a file")
  void messages() throws IOException {
    Path interactions =
        Files.writeString(
            work.resolve("in.csv"),
            """
            customer,at,channel,direction,purpose,outcome
            a,2026-06-29T10:00,SMS,OUTBOUND,MARKETING,REACHED
            a,2026-06-30T10:00,EMAIL,OUTBOUND,MARKETING,REACHED
            b,2026-06-30T11:00,EMAIL,OUTBOUND,MARKETING,REACHED
            """);
    Object[] question = {"--channel", "SMS", "--purpose", "MARKETING", "--at", "2026-07-01T10:00"};
    assertThat(why(question).out()).contains("\nAllowed\n", "\n可以联系\n");
    Object[] withFile = new Object[question.length + 2];
    System.arraycopy(question, 0, withFile, 0, question.length);
    withFile[question.length] = "--interactions";
    withFile[question.length + 1] = interactions;
    assertThat(why(withFile).out())
        .contains("Not before 2026-07-06 08:00", "- two-messages-a-week: ");
  }

  @Test
  @DisplayName("a channel and a purpose that nothing names are told, with what may be meant")
  void unnamed() throws IOException {
    Object[] question = {"--channel", "phone", "--purpose", "SING", "--at", "2026-07-01T12:30"};
    Cli.Result result = why(question);
    assertThat(result.out().lines())
        .contains(
            "- no rule, cadence or row names the channel phone; is PHONE meant?",
            "- no rule, cadence or row names the purpose SING",
            "- 没有规则、联系节奏或数据行提到渠道 phone；是否应为 PHONE？",
            "- 没有规则、联系节奏或数据行提到目的 SING");
    assertThat(why("--channel", "PHONE", "--purpose", "CARE", "--at", "2026-07-01T12:30").out())
        .doesNotContain("no rule, cadence", "没有规则");

    Path rows =
        Files.writeString(
            work.resolve("in.csv"),
            """
            customer,at,channel,direction,purpose,outcome
            a,2026-06-29T10:00,phone,OUTBOUND,SING,REACHED
            b,2026-06-29T10:00,phone,OUTBOUND,CARE,REACHED
            b,2026-06-29T10:00,POST,OUTBOUND,LEGAL,REACHED
            """);
    Object[] withFile = Arrays.copyOf(question, question.length + 2);
    withFile[question.length] = "--interactions";
    withFile[question.length + 1] = rows;
    Cli.Result named = why(withFile);
    assertThat(named.exitCode()).isZero();
    assertThat(named.out()).doesNotContain("no rule, cadence");
    assertThat(named.errLines())
        .containsExactly(
            "--interactions: warning: no rule or cadence names the channel phone; is PHONE meant?",
            "--interactions: warning: no rule or cadence names the purpose SING");
  }

  @Test
  @DisplayName("IS-07: tells what is to be done where waiting does not help")
  void important() throws IOException {
    Path customers =
        Files.writeString(work.resolve("who.csv"), "customer,class-importance\na,premium\n");
    Object[] meeting = {
      "--channel",
      "FACE_TO_FACE",
      "--purpose",
      "SERVICE",
      "--at",
      "2026-07-01T10:00",
      "--customers",
      customers,
      "--important"
    };
    assertThat(why(meeting).out()).contains("Refused", "不可联系", "prepared-meetings", "in-writing");
    Object[] ready = new Object[meeting.length + 4];
    System.arraycopy(meeting, 0, ready, 0, meeting.length);
    ready[meeting.length] = "--confirmed-by";
    ready[meeting.length + 1] = "EMAIL";
    ready[meeting.length + 2] = "--prepared-at";
    ready[meeting.length + 3] = "2026-06-30";
    assertThat(why(ready).out()).contains("\nAllowed\n");
  }

  @Test
  @DisplayName("reads the hour on the clock of the customer's own zone")
  void zone() {
    assertThat(
            why(
                    "--channel",
                    "PHONE",
                    "--purpose",
                    "SERVICE",
                    "--topic",
                    "AFTER_SALE",
                    "--at",
                    "2026-07-01T10:00",
                    "--zone",
                    "Europe/London")
                .out())
        .contains(
            "PHONE SERVICE AFTER_SALE at 2026-07-01 03:00 (Europe/London)",
            "Not before 2026-07-01 08:00");
  }

  @Test
  @DisplayName("every mistake is told at once")
  void mistakes() {
    Cli.Result result =
        why(
            "--channel",
            "9",
            "--purpose",
            "a b",
            "--topic",
            "",
            "--at",
            "noon",
            "--zone",
            "Moon",
            "--playbook",
            "retail",
            "--confirmed-by",
            "?",
            "--prepared-at",
            "then",
            "--interactions",
            work.resolve("none.csv"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .hasSize(9)
        .anyMatch(line -> line.startsWith("--channel: must be a letter"))
        .anyMatch(line -> line.startsWith("--purpose: must be a letter"))
        .anyMatch(line -> line.startsWith("--topic: must be a letter"))
        .anyMatch(line -> line.startsWith("--confirmed-by: must be a letter"))
        .anyMatch(line -> line.startsWith("--prepared-at: must be an instant"))
        .anyMatch(line -> line.startsWith("--at: must be an instant"))
        .anyMatch(line -> line.startsWith("--zone: must be a time zone"))
        .anyMatch(line -> line.contains("must be a playbook with a section about contact"))
        .anyMatch(line -> line.contains("none.csv: interactions: must be a readable file"));
    assertThat(Cli.run("contact").exitCode()).isEqualTo(2);
    assertThat(
            Cli.run(
                    "contact",
                    "why",
                    " ",
                    "--channel",
                    "PHONE",
                    "--purpose",
                    "SERVICE",
                    "--at",
                    "2026-07-01")
                .err())
        .contains("CUSTOMER: must be an id");
  }
}
