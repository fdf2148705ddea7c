package io.crmkit.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.Truth;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("IS-04: customers are classified by nature, business type and stage of cooperation")
class ClassSchemeTest {
  private static final ClassScheme SCHEME = new ClassScheme(dimensions());
  private static final Customer NEW = Customer.of(CustomerId.of("c-17"));

  private static Map<String, List<String>> dimensions() {
    Map<String, List<String>> dimensions = new LinkedHashMap<>();
    dimensions.put("nature", List.of("enterprise", "government", "person"));
    dimensions.put("business-type", List.of("retail", "project"));
    dimensions.put("cooperation-stage", List.of("potential", "active", "lapsed"));
    return dimensions;
  }

  @Test
  @DisplayName("IS-04: a declared class of each dimension is taken, and the customer is in it then")
  void declaredClassesAreTaken() {
    SCHEME
        .dimensions()
        .forEach(
            (dimension, classes) -> {
              for (String value : classes) {
                Decision<Answer<Customer>> decision = SCHEME.classify(NEW, dimension, value);
                assertThat(decision.outcome())
                    .isEqualTo(Answer.accepted(NEW.withClass(dimension, value)));
                assertThat(decision.reasons())
                    .containsExactly(new ClassReason.Accepted(dimension, value));
              }
            });
    Decision<Answer<Customer>> decision = SCHEME.classify(NEW, "nature", "person");
    assertThat(decision.explain(Locale.ENGLISH)).isEqualTo("person is a class of nature");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE)).isEqualTo("person 是 nature 的分类");
  }

  @Test
  @DisplayName("IS-04: an unknown dimension is refused; the reason lists those there are")
  void unknownDimension() {
    Decision<Answer<Customer>> decision = SCHEME.classify(NEW, "size", "person");

    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons())
        .containsExactly(
            new ClassReason.UnknownDimension(
                "size", List.of("nature", "business-type", "cooperation-stage")));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            "size is no dimension of classes; there are nature; business-type; cooperation-stage");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("size 不是分类维度；现有维度：nature；business-type；cooperation-stage");
  }

  @Test
  @DisplayName("IS-04: an unknown class is refused; the reason lists those of the dimension")
  void unknownClass() {
    Decision<Answer<Customer>> decision = SCHEME.classify(NEW, "nature", "retail");

    assertThat(decision.outcome()).isEqualTo(Answer.refused());
    assertThat(decision.reasons())
        .containsExactly(
            new ClassReason.UnknownClass(
                "nature", "retail", List.of("enterprise", "government", "person")));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo("retail is no class of nature; there are enterprise; government; person");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("retail 不是 nature 的分类；现有分类：enterprise；government；person");
  }

  @Test
  @DisplayName("IS-04: an empty scheme refuses every class")
  void emptyScheme() {
    assertThat(ClassScheme.EMPTY.classify(NEW, "nature", "person").outcome())
        .isEqualTo(Answer.refused());
    assertThat(ClassScheme.EMPTY.check(NEW).outcome()).isEqualTo(ClassScheme.Fit.DECLARED);
  }

  @Test
  @DisplayName("IS-04: every class of a customer that the scheme does not know is found at once")
  void problems() {
    Customer customer =
        NEW.withClass("nature", "person").withClass("size", "big").withClass("business-type", "x");

    assertThat(SCHEME.check(customer).outcome()).isEqualTo(ClassScheme.Fit.UNDECLARED);
    assertThat(SCHEME.check(customer).reasons())
        .containsExactly(
            new ClassReason.UnknownClass("business-type", "x", List.of("retail", "project")),
            new ClassReason.UnknownDimension(
                "size", List.of("nature", "business-type", "cooperation-stage")))
        .isUnmodifiable();
    Decision<ClassScheme.Fit> fits = SCHEME.check(NEW.withClass("nature", "person"));
    assertThat(fits.outcome()).isEqualTo(ClassScheme.Fit.DECLARED);
    assertThat(fits.reasons()).containsExactly(new ClassReason.AllDeclared(1));
    assertThat(fits.explain(Locale.ENGLISH))
        .isEqualTo("Every class the customer has is declared (1)");
  }

  @Test
  @DisplayName(
      "IS-04: customers can be looked up by class; empty classes show, unclassified do not")
  void byClass() {
    Customer b = Customer.of(CustomerId.of("b")).withClass("nature", "person");
    Customer a = Customer.of(CustomerId.of("a")).withClass("nature", "person");
    Customer c = Customer.of(CustomerId.of("c")).withClass("nature", "enterprise");
    Customer odd = Customer.of(CustomerId.of("d")).withClass("nature", "alien");
    Map<String, List<CustomerId>> lookup = SCHEME.byClass("nature", List.of(b, odd, NEW, c, a));

    assertThat(lookup.keySet()).containsExactly("enterprise", "government", "person");
    assertThat(lookup.get("enterprise")).containsExactly(c.id());
    assertThat(lookup.get("government")).isEmpty();
    assertThat(lookup.get("person")).containsExactly(a.id(), b.id());
    assertThat(lookup).isUnmodifiable();
    assertThat(lookup.values()).allSatisfy(ids -> assertThat(ids).isUnmodifiable());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCHEME.byClass("size", List.of()))
        .withMessage(
            "size must be one of the dimensions [nature, business-type, cooperation-stage]");
  }

  @Test
  @DisplayName("IS-04: customers are managed by class: a condition on the class decides")
  void managedByClass() {
    Condition strategy =
        Condition.oneOf(Metrics.customerClass("nature"), "enterprise", "government");

    assertThat(strategy.test(facts(NEW.withClass("nature", "enterprise"), strategy)))
        .isEqualTo(Truth.MET);
    assertThat(strategy.test(facts(NEW.withClass("nature", "person"), strategy)))
        .isEqualTo(Truth.NOT_MET);
    assertThat(strategy.test(facts(NEW.withClass("business-type", "retail"), strategy)))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(strategy.evaluate(facts(NEW, strategy)).findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.NotKnown.class,
            finding -> assertThat(finding.why()).isEqualTo(new FactGap.NotClassified("nature")));
  }

  private static Facts facts(Customer customer, Condition condition) {
    return FactsCalculator.of(condition.metrics(), ZoneOffset.UTC, CurrencyUnit.of("CNY"))
        .facts(CustomerFile.of(customer), Instant.EPOCH);
  }

  @Test
  @DisplayName("IS-04: a dimension has at least one class, each once, all of them codes")
  void checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassScheme(Map.of("nature", List.of())))
        .withMessage("dimension nature must have at least one class, each once, had []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassScheme(Map.of("nature", List.of("a", "b", "a"))))
        .withMessage("dimension nature must have at least one class, each once, had [a, b, a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassScheme(Map.of("na ture", List.of("a"))))
        .withMessageStartingWith("class dimension must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassScheme(Map.of("nature", List.of("a b"))))
        .withMessageStartingWith("class in nature must be");
    for (String dimension : List.of("Nature", "business_type", "x".repeat(57), "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ClassScheme(Map.of(dimension, List.of("a"))))
          .withMessageStartingWith("class dimension must be");
    }
    assertThat(new ClassScheme(Map.of("x".repeat(56), List.of("a"))).dimensions()).hasSize(1);
    assertThatThrownBy(() -> Answer.accepted(null)).hasMessage("value");
  }

  @Test
  @DisplayName("IS-04: a scheme copies its dimensions and keeps their order")
  void copies() {
    Map<String, List<String>> dimensions = dimensions();
    List<String> sizes = new ArrayList<>(List.of("small"));
    dimensions.put("size", sizes);
    ClassScheme scheme = new ClassScheme(dimensions);
    sizes.add("big");
    dimensions.clear();

    assertThat(scheme.dimensions().keySet())
        .containsExactly("nature", "business-type", "cooperation-stage", "size");
    assertThat(scheme.dimensions()).isUnmodifiable();
    assertThat(scheme.dimensions().get("size")).containsExactly("small").isUnmodifiable();
  }

  @Test
  @DisplayName(
      "IS-04: a reason keeps the classes that it lists, whatever happens to the list later")
  void reasonsCopyTheirLists() {
    List<String> declared = new ArrayList<>(List.of("a"));
    var dimension = new ClassReason.UnknownDimension("size", declared);
    var value = new ClassReason.UnknownClass("size", "x", declared);
    var field = new ProfileReason.Undeclared(ProfilePart.BASIC, "x", declared);
    declared.add("b");

    assertThat(dimension.declared()).containsExactly("a");
    assertThat(value.declared()).containsExactly("a");
    assertThat(field.declared()).containsExactly("a");
  }
}
