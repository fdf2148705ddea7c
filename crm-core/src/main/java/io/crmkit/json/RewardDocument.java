package io.crmkit.json;

import io.crmkit.loyalty.CouponTerms;
import io.crmkit.loyalty.Reward;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/** Reads what points can buy, from the section {@code loyalty} of a playbook. */
final class RewardDocument {
  private final DocumentCheck check;
  private final SectionFields fields;
  private final ZoneId zone;

  RewardDocument(DocumentCheck check, SectionFields fields, ZoneId zone) {
    this.check = check;
    this.fields = fields;
    this.zone = zone;
  }

  Optional<Reward> read(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "name", "price", "from", "before", "coupon")) {
      return Optional.empty();
    }
    Optional<String> name = fields.required(node, at, "name", SectionFields::text);
    Optional<Long> price = fields.required(node, at, "price", SectionFields::whole);
    Optional<Instant> from =
        fields.required(node, at, "from", value -> SectionFields.instant(value, zone));
    Optional<Instant> before =
        fields.optional(node, at, "before", value -> SectionFields.instant(value, zone));
    if (!node.has("coupon")) {
      check.problem(at + "/coupon", "is required");
    }
    Optional<CouponTerms> coupon = fields.part(node, at, "coupon", this::coupon);
    return check.problems().size() > problemsBefore || coupon.isEmpty()
        ? Optional.empty()
        : check.attempt(
            at,
            () ->
                new Reward(
                    name.orElseThrow(),
                    price.orElseThrow(),
                    coupon.get(),
                    from.orElseThrow(),
                    before));
  }

  private Optional<CouponTerms> coupon(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "amount", "share", "cap", "minimumOrder", "uses", "combinable")) {
      return Optional.empty();
    }
    Optional<CouponTerms.Benefit> benefit = benefit(node, at);
    Optional<Money> least = fields.optional(node, at, "minimumOrder", fields::money);
    long uses = fields.optional(node, at, "uses", SectionFields::whole).orElse(1L);
    boolean combinable = fields.optional(node, at, "combinable", SectionFields::flag).orElse(false);
    return check.problems().size() > problemsBefore || benefit.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new CouponTerms(benefit.get(), least, uses, combinable));
  }

  private Optional<CouponTerms.Benefit> benefit(JsonNode node, String at) {
    if (node.has("amount") == node.has("share")) {
      check.problem(at, "must have either amount or share");
      return Optional.empty();
    }
    if (node.has("amount")) {
      if (node.has("cap")) {
        check.problem(at + "/cap", "does not go with amount");
      }
      return fields.optional(
          node, at, "amount", value -> new CouponTerms.AmountOff(fields.money(value)));
    }
    Optional<BigDecimal> share =
        fields.optional(node, at, "share", value -> SectionFields.share(value));
    Optional<Money> cap = fields.optional(node, at, "cap", fields::money);
    return share.isEmpty() || (node.has("cap") && cap.isEmpty())
        ? Optional.empty()
        : check.attempt(at, () -> new CouponTerms.ShareOff(share.get(), cap));
  }
}
