package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Jackson 2 mapper set up as JsonSetup says")
class Jackson2Test {
  private final JsonMapper jackson2 = mapper();

  static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    JsonSetup.MIX_INS.forEach(builder::addMixIn);
    JsonSetup.REASONS.forEach((code, type) -> builder.registerSubtypes(new NamedType(type, code)));
    return builder.build();
  }

  static String golden(String name) throws IOException {
    try (InputStream stream = Jackson2Test.class.getResourceAsStream("golden/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void sameTree(String ours, String theirs) throws IOException {
    assertThat(jackson2.readTree(theirs)).isEqualTo(jackson2.readTree(ours));
  }

  @Test
  @DisplayName("reads and writes the same customer file as the codec and the golden file")
  void customerFile() throws IOException {
    CustomerFile file = Samples.file();
    String golden = golden("customer-file.json");
    assertThat(jackson2.readValue(golden, CustomerFile.class)).isEqualTo(file);
    assertThat(CrmJson.read(golden, CustomerFile.class)).isEqualTo(file);
    sameTree(golden, jackson2.writeValueAsString(file));
    sameTree(golden, CrmJson.write(file));
  }

  @Test
  @DisplayName("reads and writes the same facts")
  void facts() throws IOException {
    Facts facts = Samples.facts();
    String golden = golden("facts.json");
    assertThat(jackson2.readValue(golden, Facts.class)).isEqualTo(facts);
    assertThat(CrmJson.read(golden, Facts.class)).isEqualTo(facts);
    sameTree(golden, jackson2.writeValueAsString(facts));
    sameTree(golden, CrmJson.write(facts));
  }

  @Test
  @DisplayName("reads and writes the same decision with every reason")
  void decision() throws IOException {
    Decision<TierStanding> decision =
        new Decision<>(CrmJsonTest.STANDING, Samples.others(), new PolicyId("retail", "1"));
    String golden = golden("decision.json");
    assertThat(jackson2.readValue(golden, new TypeReference<Decision<TierStanding>>() {}))
        .isEqualTo(decision);
    sameTree(golden, jackson2.writeValueAsString(decision));
    sameTree(golden, CrmJson.write(decision));
    for (Reason reason : Samples.reasons()) {
      assertThat(jackson2.readValue(CrmJson.write(reason), Reason.class)).isEqualTo(reason);
    }
  }

  @Test
  @DisplayName("reads and writes the same conditions")
  void conditions() throws IOException {
    List<Condition> conditions = Samples.conditions();
    String golden = golden("conditions.json");
    assertThat(jackson2.readValue(golden, new TypeReference<List<Condition>>() {}))
        .isEqualTo(conditions);
    for (Condition condition : conditions) {
      String theirs = jackson2.writeValueAsString(condition);
      sameTree(CrmJson.write(condition), theirs);
      assertThat(CrmJson.read(theirs, Condition.class)).isEqualTo(condition);
    }
  }

  @Test
  @DisplayName("reads and writes the same calendars and limits")
  void calendars() throws IOException {
    BusinessCalendar china = BundledCalendars.china2026();
    for (BusinessCalendar calendar :
        List.of(china, china.union(BusinessCalendar.always(ZoneId.of("UTC"))))) {
      String theirs = jackson2.writeValueAsString(calendar);
      sameTree(CrmJson.write(calendar), theirs);
      assertThat(jackson2.readValue(theirs, BusinessCalendar.class)).isEqualTo(calendar);
    }
    for (Limit limit :
        List.of(
            Limit.open(Duration.ofHours(24)),
            Limit.calendarDays(Period.ofDays(15)),
            Limit.businessDays(3))) {
      String theirs = jackson2.writeValueAsString(limit);
      sameTree(CrmJson.write(limit), theirs);
      assertThat(jackson2.readValue(theirs, Limit.class)).isEqualTo(limit);
    }
  }
}
