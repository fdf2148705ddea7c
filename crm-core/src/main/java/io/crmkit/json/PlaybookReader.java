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
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads playbooks from JSON documents. A document is read whole or not at all: every mistake in it
 * is reported at once, each with a JSON pointer; unknown fields are mistakes.
 *
 * <pre>{@code
 * Playbook playbook = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
 * }</pre>
 *
 * <p>Immutable, safe for several threads.
 */
public final class PlaybookReader {
  /** The longest document read, in characters. */
  public static final int MAX_LENGTH = 1024 * 1024;

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
   * Reads a playbook.
   *
   * @throws InvalidDocumentException with every mistake, if there is any
   */
  public Playbook read(String json) {
    if (json.length() > MAX_LENGTH) {
      throw new InvalidDocumentException(
          List.of(
              new DocumentProblem(
                  "", "must have at most " + MAX_LENGTH + " characters, had " + json.length())));
    }
    JsonNode tree;
    try {
      tree = STRICT.readTree(json);
    } catch (JacksonException e) {
      throw InvalidDocumentException.of(e);
    }
    return new PlaybookDocument(catalogue, zone, currency).bind(tree);
  }
}
