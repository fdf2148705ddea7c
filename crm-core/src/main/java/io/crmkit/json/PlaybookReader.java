package io.crmkit.json;

import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads playbooks from JSON documents. A document is read whole or not at all: every mistake in it
 * is reported at once, each with a JSON pointer; unknown fields are mistakes.
 *
 * <pre>{@code
 * Playbook playbook = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
 * }</pre>
 *
 * <table>
 * <caption>Fields of a playbook, format 1</caption>
 * <tr><td>{@code crmkit}</td><td>the format: 1</td></tr>
 * <tr><td>{@code name}, {@code version}</td><td>texts; decisions carry them</td></tr>
 * <tr><td>{@code zone}, {@code currency}</td><td>{@code "Asia/Shanghai"}, {@code "CNY"}</td></tr>
 * <tr><td>{@code profile}</td><td>optional; by part (BASIC, BUSINESS, CREDIT, OTHER): {@code
 *     {"required": [fields], "optional": [fields]}}</td></tr>
 * <tr><td>{@code classes}</td><td>optional; by dimension a list of classes</td></tr>
 * <tr><td>{@code calendars}</td><td>optional; by name a calendar: {@code {"hours": {"mon":
 *     ["09:00-12:00", "13:00-17:00"]}, "holidays": [dates], "working": {date: hours or a day of
 *     the week whose hours it has}}}, with {@code zone}, {@code breaks}, {@code breaksOn} and
 *     {@code knownThrough} if need be, or {@code {"union": [calendars]}} or {@code
 *     intersection}</td></tr>
 * <tr><td>{@code workflows}</td><td>optional; by name a workflow as {@link WorkflowReader} reads
 *     it, sound, with clocks that go by these calendars; or {@code "bundled"} for the one that
 *     {@link BundledWorkflows} has of that name</td></tr>
 * <tr><td>{@code complaints}</td><td>optional: {@code {"workflow", "categories": {class:
 *     department}, "departments": [others], "causes": [codes], "sanctions": {"settleWithin":
 *     limit, "calendar", "rules": [{"name", "occasion", "amount", "on"}]}, "recurrence": {"by":
 *     [CATEGORY, CAUSE, PRODUCT, PLACE], "within": window, "atLeast"}, "feedback": {"question",
 *     "atMost"}}}; occasions are FOUND, FORMAL and OVERDUE, on whom EMPLOYEE and MANAGER; an
 *     amount is a number in the playbook's currency, or {@code "CNY 100.00"}; the workflow must
 *     handle complaints</td></tr>
 * <tr><td>{@code contact.rules}</td><td>optional; when a customer may be contacted: {@code {"type",
 *     "name", "scope": {"channels", "purposes", "topics", "exceptPurposes"}}} and what the type
 *     needs: {@code cap} has {@code atMost}, {@code window} ({@code rolling:P7D}, {@code
 *     calendar:WEEK}), {@code counts}, {@code counted} and {@code proration}; {@code rest-hours}
 *     {@code from}, {@code to} and {@code days}; {@code rest-days} {@code days}, {@code holidays}
 *     and {@code workingDays}; {@code open-hours} {@code calendar}; {@code protected} {@code
 *     customers} (MINOR, DECEASED); {@code written-confirmation} {@code written}; {@code
 *     meeting-preparation} {@code dimension} and {@code important}; {@code exemption} {@code
 *     lifts}; {@code consent} and {@code do-not-contact} nothing</td></tr>
 * <tr><td>{@code contact.combination}, {@code contact.horizon}</td><td>MOST_RESTRICTIVE (default)
 *     or MOST_SPECIFIC; how far ahead an allowed instant is looked for, {@code "P366D"}</td></tr>
 * <tr><td>{@code contact.customerZone}</td><td>optional; where customers are of whom no zone is
 *     known</td></tr>
 * <tr><td>{@code contact.cadences}</td><td>optional: {@code {"name", "atLeast", "every", "from",
 *     "class": {dimension: [classes]} or "condition", "ways": [{"channel", "purpose", "topic"}],
 *     "rank", "lead"}} and the fields of a scope; {@code every} is as {@link
 *     io.crmkit.contact.Rhythm} reads it</td></tr>
 * <tr><td>{@code contact.coverAll}</td><td>optional; the cadences that leave nobody out</td></tr>
 * <tr><td>{@code contact.reviews}</td><td>optional, of information: {@code {"name", "every",
 *     "afterChange", "rank", "from"}}</td></tr>
 * <tr><td>{@code contact.release}</td><td>optional: {@code {"name", "after", "from"}} and the fields
 *     of a scope: what counts as service</td></tr>
 * <tr><td>{@code contact.important}</td><td>optional: {@code {"class"}} or {@code
 *     {"condition"}}</td></tr>
 * <tr><td>{@code contact.care}</td><td>optional; by kind of occasion ({@code birthday}, {@code
 *     anniversary}, {@code festival}, {@code memberDay}) {@code {"leadDays", "actions",
 *     "important"}}; {@code festivals}, known ones by name or {@code {"name", "solar"}} (or {@code
 *     lunar}, {@code term}); {@code memberDays}: {@code {"name", "day"}} or {@code weekday} and
 *     {@code week}</td></tr>
 * <tr><td>{@code loyalty.rules}</td><td>optional; what earns points: {@code {"name", "points",
 *     "when"}} and one of {@code perAmount} (with {@code categories} and {@code carry}), {@code
 *     perLine: true} (with {@code categories}), {@code perPurchase: true} and {@code perEvent}; with
 *     {@code loyalty.multipliers}: {@code {"name", "factor", "when"}}, {@code loyalty.mode} (STACKING
 *     or BEST), {@code loyalty.rounding} (FLOOR), {@code loyalty.roundEach} (true) and {@code
 *     loyalty.caps}: {@code {"name", "scope", "period", "most"}}, of an OCCASION, PERIOD, MEMBER or
 *     BUDGET</td></tr>
 * <tr><td>{@code loyalty.pending}, {@code loyalty.expiry}</td><td>optional, by {@code type}: {@code
 *     at-once} (default), {@code return-window} with {@code window}, {@code until-confirmed}; {@code
 *     never} (default), {@code after} and {@code inactivity} with {@code validity}, {@code
 *     end-of-month} with {@code months}, {@code end-of-year} with {@code years}</td></tr>
 * <tr><td>{@code loyalty.refund}, {@code loyalty.debt}</td><td>optional, by {@code type}: {@code
 *     pro-rata} (default), {@code whole-only}, {@code reevaluated}, {@code by} these rules or other
 *     ones; {@code within-balance} (default), {@code pending-only}, {@code own-lot}, {@code
 *     allow-debt} up to a {@code limit}, {@code convert-to-money} at a {@code rate}</td></tr>
 * <tr><td>{@code loyalty.redemption}, {@code loyalty.limits}, {@code
 *     loyalty.holdTime}</td><td>optional: {@code {"minimum", "step", "share", "rate": {"value",
 *     "points"}}}; {@code {"name", "measure", "most"}} per local day or {@code slot}, of REDEMPTIONS,
 *     REDEEMED_POINTS, TRANSFERS or TRANSFERRED_POINTS; {@code "PT24H"}</td></tr>
 * <tr><td>{@code loyalty.referral}</td><td>optional: {@code perCustomer} points for a new customer,
 *     {@code points} for every {@code perSales} of what that customer buys</td></tr>
 * <tr><td>{@code loyalty.rewards}</td><td>optional: {@code {"name", "price", "from", "before",
 *     "coupon": {"amount" or "share" and "cap", "minimumOrder", "uses", "combinable"}}}; from and
 *     before are dates or instants</td></tr>
 * <tr><td>{@code loyalty.breakage}</td><td>optional; how many points will be used: {@code fixed} with
 *     {@code used} (default 100 %), {@code curve} with {@code usedByAge}, by month</td></tr>
 * <tr><td>{@code scores.cards}</td><td>optional; scorecards by name: {@code {"characteristics":
 *     [{"name", "metric", "direction", "below", "bands": [{"from", "points"}], "withoutValue"}],
 *     "scale", "minimumCoverage"}}; the direction is MORE_IS_BETTER or LESS_IS_BETTER</td></tr>
 * <tr><td>{@code scores.rfm}, {@code scores.rules}</td><td>optional: {@code {"window", "recency",
 *     "frequency", "monetary"}}, the cut points; by name segments or strategies: {@code {"choice":
 *     FIRST or ALL, "rules": [{"label", "when"}], "otherwise"}}</td></tr>
 * <tr><td>{@code scores.stages}, {@code scores.levels}, {@code scores.churn}</td><td>optional; by
 *     name {@code {"stages": [{"stage", "enter", "keep"}], "minimumDwell"}}; {@code {"some", "many",
 *     "medium", "high", "slack", "minimumDwell"}}; {@code {"signals": [{"name", "when", "weight"}],
 *     "watchFrom", "alarmFrom"}}</td></tr>
 * <tr><td>{@code scores.measures}, {@code scores.outlook}</td><td>optional: {@code
 *     {"usualComplaintRate", "worthOrders", "freshFor": {part: length}}}; a fitted model of
 *     purchases: {@code {"model", "churnBelow", "horizonDays"}}, with {@code "value": {"spend",
 *     "discount": {"perUnit", "unit"} or {"perYear"}, "horizonDays"}} if customers are
 *     valued</td></tr>
 * <tr><td>{@code tiers.rungs}</td><td>the lowest first: {@code {"tier", "entry", "keep"}}; the
 *     lowest has no conditions, elsewhere {@code keep} is as {@code entry} if it is left out</td></tr>
 * <tr><td>{@code tiers.upgrade}</td><td>AT_ONCE (default) or AT_REVIEW</td></tr>
 * <tr><td>{@code tiers.downgrade}</td><td>TO_FIT (default), ONE_STEP or NONE</td></tr>
 * <tr><td>{@code tiers.grace}, {@code tiers.minimumDwell}</td><td>lengths like {@code "P30D"};
 *     none by default</td></tr>
 * <tr><td>{@code tiers.reviewDays}</td><td>optional: {@code {"anchor": "2026-01-01", "every":
 *     "P3M"}}; left out, every decision is a review</td></tr>
 * </table>
 *
 * <p>A condition is one of {@code {"all": […]}}, {@code {"any": […]}}, {@code {"none": […]}}, a
 * threshold {@code {"metric": "spend over last:P12M", "atLeast": 1000}} (or atMost, moreThan,
 * lessThan) or a choice {@code {"metric": "class-nature", "oneOf": ["enterprise"]}} (or noneOf).
 * Metrics are those of {@link io.crmkit.facts.Metrics}, in tiers and contact of a playbook with a
 * section loyalty those of {@link io.crmkit.loyalty.PointsMetrics} as well, in scores those of
 * {@link io.crmkit.score.ScoreMetrics} and {@link io.crmkit.score.stage.ChurnMetrics} as well;
 * windows those of {@link io.crmkit.time.Window}. Bare numbers are amounts in the playbook's
 * currency, counts or days; ratios are written {@code "12.5 %"} or 0.125.
 *
 * <p>Immutable, safe for several threads.
 */
public final class PlaybookReader {
  /** The longest document read, in characters. */
  public static final int MAX_LENGTH = 1024 * 1024;

  /** What editors on Windows put before a text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper STRICT =
      CrmJson.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final MetricCatalogue catalogue;
  private final Optional<ZoneId> zone;
  private final Optional<CurrencyUnit> currency;

  private PlaybookReader(
      MetricCatalogue catalogue, Optional<ZoneId> zone, Optional<CurrencyUnit> currency) {
    this.catalogue = catalogue;
    this.zone = zone;
    this.currency = currency;
  }

  /** A reader that knows the standard metrics. */
  public static PlaybookReader standard() {
    return new PlaybookReader(MetricCatalogue.STANDARD, Optional.empty(), Optional.empty());
  }

  /** The same reader, knowing the metrics of this catalogue. */
  public PlaybookReader withCatalogue(MetricCatalogue newCatalogue) {
    return new PlaybookReader(Objects.requireNonNull(newCatalogue), zone, currency);
  }

  /** The same reader, taking this zone instead of the document's. */
  public PlaybookReader withZone(ZoneId newZone) {
    return new PlaybookReader(catalogue, Optional.of(newZone), currency);
  }

  /**
   * The same reader, taking this currency instead of the document's. Bare numbers are then amounts
   * of it; amounts that name another currency become mistakes.
   */
  public PlaybookReader withCurrency(CurrencyUnit newCurrency) {
    return new PlaybookReader(catalogue, zone, Optional.of(newCurrency));
  }

  /**
   * Reads a playbook; a byte order mark before it is skipped.
   *
   * @throws InvalidDocumentException with every mistake, if there is any
   */
  public Playbook read(String json) {
    return new PlaybookDocument(catalogue, zone, currency).bind(tree(json));
  }

  /**
   * The tree of a document, with or without byte order mark; refuses what is no JSON, too long or
   * has a field twice.
   */
  static JsonNode tree(String text) {
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    if (json.length() > MAX_LENGTH) {
      throw new InvalidDocumentException(
          List.of(
              new DocumentProblem(
                  "", "must have at most " + MAX_LENGTH + " characters, had " + json.length())));
    }
    try {
      return STRICT.readTree(json);
    } catch (MismatchedInputException e) {
      List<DocumentProblem> repeated = RepeatedFields.in(json, STRICT);
      throw repeated.isEmpty()
          ? InvalidDocumentException.of(e)
          : new InvalidDocumentException(repeated);
    } catch (JacksonException e) {
      throw InvalidDocumentException.of(e);
    }
  }
}
