package io.crmkit.quickstart;

import io.crmkit.contact.Anniversary;
import io.crmkit.contact.Birthday;
import io.crmkit.contact.CareOccasion;
import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactCircumstances;
import io.crmkit.contact.Protection;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.time.LeapMonth;
import io.crmkit.time.ShortMonth;
import io.crmkit.time.YearlyDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file of customers: what is known of them beside what they bought and said.
 * Every cell that is wrong is a problem of its own; birthdays are not repeated in problems.
 */
final class CustomerCells {
  static final String CUSTOMER = "customer";
  static final String CLASS_PREFIX = "class-";

  private static final Pattern BIRTHDAY =
      Pattern.compile("(?:\\d{4}-)?(\\d{2})-(\\d{2})|lunar (\\d{2})-(\\d{2})");
  private static final Pattern BAN = Pattern.compile("([^@]+)@([^/]+)(?:/(.+))?");
  private static final Pattern CONSENT = Pattern.compile("(-?)([^:@]+):([^:@]+)@(\\S+)");
  private static final Pattern FIELD =
      Pattern.compile("(BASIC|BUSINESS|CREDIT|OTHER):([^:@]+)@(\\S+)");

  /**
   * Of a profile the file tells only since when a field is known; the value stays with the host.
   */
  private static final String ON_FILE = "on file";

  private static final Set<String> OWN =
      Set.of(
          CUSTOMER,
          "joined",
          "zone",
          "birthday",
          "keeper",
          "protected",
          "consents",
          "do-not-contact",
          "reviewed",
          "profile");

  /** Those of names known beforehand; of others only classes mean something. */
  static final CsvColumns COLUMNS = CsvColumns.of(CUSTOMER).with(OWN);

  private final CsvRow row;
  private final ZoneId zone;
  private boolean wrong;

  private CustomerCells(CsvRow row, ZoneId zone) {
    this.row = row;
    this.zone = zone;
  }

  /** One row. */
  record Entry(Customer customer, List<Consent> consents, ContactCircumstances known) {}

  /** Tells the problems which columns mean nothing. */
  static void checkHeader(CsvHeader header, String name, Problems problems) {
    for (String column : header.names()) {
      boolean dimension = column.startsWith(CLASS_PREFIX);
      if (!OWN.contains(column)
          && !(dimension && CsvRow.isCode(column.substring(CLASS_PREFIX.length())))) {
        problems.add(
            name
                + ":1:"
                + (header.index(column) + 1)
                + ": header: must name known columns, customer, joined, zone, birthday, keeper,"
                + " protected, consents, do-not-contact, reviewed, profile and class-<dimension>, was "
                + Problems.quoted(column));
      }
    }
  }

  /** Reads a row; null if something is wrong. */
  static @Nullable Entry of(CsvRow row, ZoneId zone) {
    CustomerCells cells = new CustomerCells(row, zone);
    String id = row.id(CUSTOMER);
    Optional<LocalDate> joined = cells.joined();
    List<CareOccasion> occasions = new ArrayList<>();
    cells.birthday().ifPresent(occasions::add);
    joined.map(Anniversary::joining).ifPresent(occasions::add);
    ContactCircumstances known =
        ContactCircumstances.NONE
            .withOccasions(occasions)
            .withBans(cells.bans())
            .withProtections(cells.protections())
            .withInformationReviews(cells.reviewed());
    known = cells.zone().map(known::in).orElse(known);
    String keeper = row.text("keeper").isEmpty() ? "" : row.id("keeper");
    if (keeper != null && !keeper.isEmpty()) {
      known = known.keptBy(StaffId.of(keeper));
    }
    List<Consent> consents = cells.consents();
    Collection<ProfileEntry> profile = cells.profile();
    if (id == null || keeper == null || cells.wrong) {
      return null;
    }
    Customer customer = Customer.of(CustomerId.of(id));
    customer = joined.isPresent() ? customer.withJoinedOn(joined.get()) : customer;
    for (ProfileEntry field : profile) {
      customer = customer.with(field);
    }
    customer = cells.classified(customer);
    return cells.wrong ? null : new Entry(customer, consents, known);
  }

  private Customer classified(Customer customer) {
    Customer classified = customer;
    for (String column : row.header().names()) {
      if (column.startsWith(CLASS_PREFIX) && !row.text(column).isEmpty()) {
        String value = row.code(column);
        if (value == null) {
          wrong = true;
        } else {
          classified = classified.withClass(column.substring(CLASS_PREFIX.length()), value);
        }
      }
    }
    return classified;
  }

  private Optional<LocalDate> joined() {
    String text = row.text("joined");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeException e) {
      // Well-formed but no day of the calendar: told below.
    }
    return refuse("joined", "a day written YYYY-MM-DD, or empty");
  }

  private Optional<ZoneId> zone() {
    String text = row.text("zone");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return refuse("zone", "a time zone such as Asia/Shanghai, or empty");
    }
  }

  private Optional<Birthday> birthday() {
    String text = row.text("birthday");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = BIRTHDAY.matcher(text);
    try {
      if (form.matches()) {
        return Optional.of(
            form.group(1) == null
                ? new Birthday(
                    new YearlyDay.Lunar(
                        Integer.parseInt(form.group(3)),
                        Integer.parseInt(form.group(4)),
                        LeapMonth.REGULAR,
                        ShortMonth.LAST_DAY))
                : new Birthday(
                    new YearlyDay.Solar(
                        MonthDay.of(
                            Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))),
                        ShortMonth.LAST_DAY)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Well-formed but no day of the year: told below.
    }
    wrong = true;
    row.refuse("birthday", "must be written YYYY-MM-DD, MM-DD or lunar MM-DD, or be empty");
    return Optional.empty();
  }

  private List<Instant> reviewed() {
    String text = row.text("reviewed");
    Optional<Instant> instant = Instants.parse(text, zone);
    if (instant.isEmpty() && !text.isEmpty()) {
      refuse("reviewed", Instants.ACCEPTED + ", or empty");
    }
    return instant.stream().toList();
  }

  private Set<Protection> protections() {
    String text = row.text("protected");
    for (Protection protection : Protection.values()) {
      if (protection.name().equals(text)) {
        return Set.of(protection);
      }
    }
    if (!text.isEmpty()) {
      refuse("protected", "MINOR, DECEASED or empty");
    }
    return Set.of();
  }

  private List<ContactBan> bans() {
    String text = row.text("do-not-contact");
    if (text.isEmpty()) {
      return List.of();
    }
    Matcher form = BAN.matcher(text);
    if (form.matches()) {
      Optional<Instant> from = Instants.parse(form.group(2), zone);
      Optional<Instant> until =
          Optional.ofNullable(form.group(3)).flatMap(end -> Instants.parse(end, zone));
      boolean whole = from.isPresent() && until.isPresent() == (form.group(3) != null);
      if (whole
          && CsvRow.isCode(form.group(1))
          && until.filter(u -> !u.isAfter(from.get())).isEmpty()) {
        ContactBan ban = ContactBan.of(form.group(1), from.get());
        return List.of(until.map(ban::until).orElse(ban));
      }
    }
    refuse(
        "do-not-contact", "written REASON@FROM or REASON@FROM/UNTIL, days or instants, or empty");
    return List.of();
  }

  private Collection<ProfileEntry> profile() {
    Map<String, ProfileEntry> fields = new LinkedHashMap<>();
    for (String text : row.text("profile").split(" ", -1)) {
      if (!text.isEmpty()) {
        Optional<ProfileEntry> field = field(text);
        if (field.isEmpty()
            || fields.putIfAbsent(field.get().part() + ":" + field.get().field(), field.get())
                != null) {
          refuse("profile", "written PART:FIELD@DAY with blanks between them, each field once");
          return List.of();
        }
      }
    }
    return fields.values();
  }

  private Optional<ProfileEntry> field(String text) {
    Matcher form = FIELD.matcher(text);
    if (!form.matches() || !CsvRow.isCode(form.group(2))) {
      return Optional.empty();
    }
    return Instants.parse(form.group(3), zone)
        .map(
            at ->
                ProfileEntry.of(
                    ProfilePart.valueOf(form.group(1)),
                    form.group(2),
                    ON_FILE,
                    ProfileEntry.Source.SERVICE,
                    StaffId.of("customers-file"),
                    at));
  }

  private List<Consent> consents() {
    List<Consent> consents = new ArrayList<>();
    for (String text : row.text("consents").split(" ", -1)) {
      if (!text.isEmpty()) {
        Optional<Consent> consent = consent(text);
        consent.ifPresent(consents::add);
        if (consent.isEmpty()) {
          refuse(
              "consents",
              "written CHANNEL:PURPOSE@DAY with blanks between them, a '-' before those withdrawn");
          return List.of();
        }
      }
    }
    return consents;
  }

  private Optional<Consent> consent(String text) {
    Matcher form = CONSENT.matcher(text);
    if (!form.matches() || !CsvRow.isCode(form.group(2)) || !CsvRow.isCode(form.group(3))) {
      return Optional.empty();
    }
    return Instants.parse(form.group(4), zone)
        .map(
            at ->
                new Consent(
                    Channel.of(form.group(2)),
                    Purpose.of(form.group(3)),
                    form.group(1).isEmpty() ? Consent.Status.GIVEN : Consent.Status.WITHDRAWN,
                    "FILE",
                    "customers-file",
                    "1",
                    at,
                    at));
  }

  private <T> Optional<T> refuse(String column, String accepted) {
    wrong = true;
    row.wrong(column, accepted);
    return Optional.empty();
  }
}
