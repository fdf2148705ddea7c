package io.crmkit.quickstart;

import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Permission;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.playbook.Playbook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crmkit contact why}: explains one contact, allowed or not. */
@Command(
    name = "why",
    description =
        "Tells whether a contact may be made, why, and from when, in English and Chinese.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false)
final class ContactWhyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CUSTOMER", description = "The customer's id.")
  private String customer = "";

  @Option(
      names = "--channel",
      required = true,
      paramLabel = "C",
      description = "By which way: PHONE, EMAIL, FACE_TO_FACE, INSTANT_MESSAGE, SMS, POST …")
  private String channel = "";

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "P",
      description = "What for: MARKETING, SERVICE, RETURN_VISIT, CARE, LEGAL …")
  private String purpose = "";

  @Option(
      names = "--topic",
      paramLabel = "T",
      description = "About what: BEFORE_SALE, DURING_SALE, AFTER_SALE, REGULAR_SERVICE …")
  private @Nullable String topic;

  @Option(names = "--important", description = "It is an important matter.")
  private boolean important;

  @Option(
      names = "--confirmed-by",
      paramLabel = "C",
      description = "The channel by which it is confirmed.")
  private @Nullable String confirmedBy;

  @Option(
      names = "--prepared-at",
      paramLabel = "INSTANT",
      description = "When purpose, agenda and preparation of a meeting were recorded.")
  private @Nullable String preparedAt;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "INSTANT",
      description = "When: YYYY-MM-DDTHH:MM in the playbook's zone, or with an offset.")
  private String at = "";

  @Option(
      names = "--playbook",
      paramLabel = "FILE-or-name",
      defaultValue = "handbook",
      description =
          "A playbook's JSON file or the name of a bundled one (default: ${DEFAULT-VALUE}).")
  private String playbook = "";

  @Option(
      names = "--interactions",
      paramLabel = "FILE",
      description =
          "CSV with the columns customer, at, channel, direction, purpose and outcome; also staff and "
              + "topic, if there are such.")
  private @Nullable Path interactions;

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      description =
          "CSV with the column customer; also joined, zone, birthday, keeper, protected, consents, "
              + "do-not-contact, reviewed, profile and class-<dimension>, if there are such.")
  private @Nullable Path customers;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "The customer's time zone, instead of what the files and the playbook say.")
  private @Nullable String zone;

  @Override
  public void run() {
    Playbook rules = PlaybookSource.read(playbook, Optional.empty(), Optional.empty());
    Problems problems = new Problems();
    Optional<ContactRequest> request = request(rules.zone(), problems);
    Optional<Instant> instant = instant("--at", at, rules.zone(), problems);
    Optional<ZoneId> own = ownZone(problems);
    if (!CsvRow.isId(customer)) {
      problems.add("CUSTOMER: must be an id, was " + Problems.quoted(customer));
    }
    if (rules.contactScheme().isEmpty()) {
      problems.add(silent("--playbook", rules));
    }
    ContactBook book = new ContactBook(rules.zone());
    if (interactions != null) {
      book.readInteractions(interactions, problems);
    }
    if (customers != null) {
      book.readCustomers(customers, problems);
    }
    problems.throwIfAny();
    ContactScheme scheme = rules.contactScheme().orElseThrow();
    warn(scheme, book, spec);
    explain(rules, request.orElseThrow(), log(scheme, book, own), instant.orElseThrow(), book);
  }

  /** Tells of codes in the interactions that a scheme knows nothing of. */
  static void warn(ContactScheme scheme, ContactBook book, CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    ContactNames.of(scheme).warnings(book).forEach(err::println);
    err.flush();
  }

  /** Why a playbook cannot be asked about contact. */
  static String silent(String option, Playbook playbook) {
    return option
        + ": must be a playbook with a section about contact, such as the bundled handbook; "
        + playbook.id()
        + " has none";
  }

  private ContactLog log(ContactScheme scheme, ContactBook book, Optional<ZoneId> own) {
    CustomerId id = CustomerId.of(customer);
    CustomerFile file = book.joined(CustomerFile.of(Customer.of(id)));
    ContactLog known = book.circumstances(id).log(file);
    return scheme.placed(own.map(known::in).orElse(known));
  }

  private Optional<ContactRequest> request(ZoneId zoneOfDays, Problems problems) {
    boolean channelSound = code("--channel", channel, problems);
    boolean purposeSound = code("--purpose", purpose, problems);
    boolean topicSound = topic == null || code("--topic", topic, problems);
    boolean confirmedSound = confirmedBy == null || code("--confirmed-by", confirmedBy, problems);
    Optional<Instant> prepared =
        preparedAt == null
            ? Optional.empty()
            : instant("--prepared-at", preparedAt, zoneOfDays, problems);
    if (!channelSound || !purposeSound || !topicSound || !confirmedSound) {
      return Optional.empty();
    }
    ContactRequest request = ContactRequest.of(Channel.of(channel), Purpose.of(purpose));
    request = topic == null ? request : request.about(Topic.of(topic));
    request = important ? request.asImportant() : request;
    request = confirmedBy == null ? request : request.confirmedBy(Channel.of(confirmedBy));
    return Optional.of(
        prepared.isEmpty()
            ? request
            : request.prepared(ContactRequest.Preparation.complete(prepared.get())));
  }

  private static boolean code(String option, String text, Problems problems) {
    if (!CsvRow.isCode(text)) {
      problems.add(
          option
              + ": must be a letter and up to 63 letters, digits, '-' or '_', was "
              + Problems.quoted(text));
    }
    return CsvRow.isCode(text);
  }

  private static Optional<Instant> instant(
      String option, String text, ZoneId zone, Problems problems) {
    Optional<Instant> instant = Instants.parse(text, zone);
    if (instant.isEmpty()) {
      problems.add(option + ": must be " + Instants.ACCEPTED + ", was " + Problems.quoted(text));
    }
    return instant;
  }

  private Optional<ZoneId> ownZone(Problems problems) {
    String named = zone;
    if (named == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(named));
    } catch (DateTimeException e) {
      problems.add(
          "--zone: must be a time zone such as Europe/London, was " + Problems.quoted(named));
      return Optional.empty();
    }
  }

  private void explain(
      Playbook rules, ContactRequest request, ContactLog log, Instant instant, ContactBook book) {
    ContactNames names = ContactNames.of(rules.contactScheme().orElseThrow()).with(book);
    ZoneId shown = log.zone().orElse(rules.zone());
    Decision<Permission> decision = rules.contact().decide(request, log, instant);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        customer
            + ": "
            + ContactData.way(request)
            + " at "
            + Instants.shown(instant, shown)
            + " ("
            + shown
            + "), playbook "
            + rules.id());
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      out.println();
      out.println(outcome(decision.outcome(), shown, locale));
      for (String line : lines(decision.reasons(), locale)) {
        out.println("- " + line);
      }
      for (String line : names.unnamed(request, locale)) {
        out.println("- " + line);
      }
    }
    out.flush();
  }

  private static List<String> lines(List<Reason> reasons, Locale locale) {
    List<String> lines = new ArrayList<>();
    for (Phrase reason : reasons) {
      lines.add(Texts.BUILT_IN.render(reason, locale));
    }
    return lines;
  }

  private static String outcome(Permission permission, ZoneId zone, Locale locale) {
    boolean english = locale.equals(Locale.ENGLISH);
    if (permission instanceof Permission.Allowed) {
      return english ? "Allowed" : "可以联系";
    }
    if (permission instanceof Permission.Deferred later) {
      String from = Instants.shown(later.until(), zone);
      return english ? "Not before " + from : "最早 " + from + " 可以联系";
    }
    return english ? "Refused" : "不可联系";
  }
}
