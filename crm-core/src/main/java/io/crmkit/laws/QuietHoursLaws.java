package io.crmkit.laws;

import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.Permission;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.RestHours;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What keeps whatever says whether an instant lies in quiet hours (C6 to C9).
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(QuietHoursLaws.all(), QuietHoursLaws.Reader.LIBRARY).requireHeld();
 * }</pre>
 */
public final class QuietHoursLaws {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Asia/Shanghai"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Pacific/Apia"));
  private static final LocalDate FIRST = LocalDate.of(2005, 1, 1);
  private static final long DAYS = 20 * 365;
  private static final int QUARTERS = 24 * 4;

  private QuietHoursLaws() {}

  /** Says whether an instant lies in quiet hours on the clock of a zone. */
  @FunctionalInterface
  public interface Reader {
    /** As rest hours of {@link ContactRules} have it. */
    Reader LIBRARY = QuietHoursLaws::byRules;

    /** Whether the customer is to be left alone then. */
    boolean isQuiet(QuietHours hours, Instant at, ZoneId zone);
  }

  private static boolean byRules(QuietHours hours, Instant at, ZoneId zone) {
    ContactRules rules = ContactRules.of(RestHours.daily("quiet", hours));
    ContactRequest call = ContactRequest.of(Channel.PHONE, Purpose.MARKETING);
    ContactQuestion question = new ContactQuestion(call, ContactLog.EMPTY.in(zone), at);
    return !(rules.permission(question) instanceof Permission.Allowed);
  }

  /** All of them. */
  public static List<Law<Reader>> all() {
    return List.of(complement(), shown());
  }

  private static Law<Reader> complement() {
    return Law.of(
        "quiet.complement",
        Wording.of(
            "Hours and the rest of the day cover the day, and overlap only where a clock change is"
                + " near",
            "某时段与其余时段合起来恰为一天，只有在钟表调整前后才会重叠"),
        Wording.of(
            "a gap lets somebody be called at night, an overlap silences the company by day",
            "有空隙就会有人深夜被打扰，有重叠则白天也联系不上"),
        (reader, choices) -> {
          ZoneId zone = choices.oneOf(ZONES);
          LocalTime start = quarter(choices);
          LocalTime end = quarter(choices);
          if (start.equals(end)) {
            return Verdict.pass();
          }
          Instant at = moment(choices, zone, choices.percent(50) ? start : end);
          boolean one = reader.isQuiet(new QuietHours(start, end), at, zone);
          boolean other = reader.isQuiet(new QuietHours(end, start), at, zone);
          boolean sound = one ? !other || changes(zone, at) : other;
          return sound
              ? Verdict.holds()
              : breaks(
                  one ? "both hold" : "neither holds", one ? "两者皆是" : "两者皆非", zone, at, start, end);
        });
  }

  private static Law<Reader> shown() {
    return Law.of(
        "quiet.shown",
        Wording.of(
            "It is quiet whenever the customer's clock shows one of the hours",
            "客户的钟表指在时段之内，即为免打扰"),
        Wording.of("what the customer's own clock shows is what was promised", "承诺以客户自己的钟表为准"),
        (reader, choices) -> {
          ZoneId zone = choices.oneOf(ZONES);
          LocalTime start = quarter(choices);
          LocalTime end = quarter(choices);
          if (start.equals(end)) {
            return Verdict.pass();
          }
          QuietHours hours = new QuietHours(start, end);
          Instant at = moment(choices, zone, choices.percent(50) ? start : end);
          boolean shows = hours.contains(LocalTime.ofInstant(at, zone));
          return !shows || reader.isQuiet(hours, at, zone)
              ? Verdict.holds()
              : breaks("it is not", "却不是", zone, at, start, end);
        });
  }

  private static LocalTime quarter(Choices choices) {
    return LocalTime.MIDNIGHT.plusMinutes(15 * choices.upTo(QUARTERS - 1L));
  }

  /** Near a bound as a rule, on the day of a clock change half the time. */
  private static Instant moment(Choices choices, ZoneId zone, LocalTime bound) {
    LocalDate day = FIRST.plusDays(choices.upTo(DAYS));
    var change = zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
    if (change != null && choices.percent(50)) {
      day = LocalDate.ofInstant(change.getInstant(), zone);
    }
    LocalDateTime near = day.atTime(bound).plusMinutes(15 * choices.between(-8L, 8L));
    return near.atZone(zone).toInstant().plusNanos(choices.between(-1L, 1L));
  }

  private static boolean changes(ZoneId zone, Instant at) {
    Instant before = at.minusSeconds(86_400);
    var change = zone.getRules().nextTransition(before);
    return change != null && change.getInstant().isBefore(at.plusSeconds(86_400));
  }

  private static Verdict breaks(
      String english, String chinese, ZoneId zone, Instant at, LocalTime start, LocalTime end) {
    return Verdict.breaks(
        Wording.of(english, chinese),
        Exhibit.of("instant", "时刻", at.atZone(zone)),
        Exhibit.of("hours", "时段", start + "-" + end));
  }
}
