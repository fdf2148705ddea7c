package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.customer.ClassReason;
import io.crmkit.customer.ProfileReason;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The classes of the reasons about customers' profiles and classes, by code. */
final class CustomerReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("profile.complete", ProfileReason.Complete.class)
          .put("profile.nothing-required", ProfileReason.Complete.class)
          .put("profile.missing", ProfileReason.Missing.class)
          .put("profile.undeclared", ProfileReason.Undeclared.class)
          .put("profile.accepted", ProfileReason.Accepted.class)
          .put("class.accepted", ClassReason.Accepted.class)
          .put("class.all-declared", ClassReason.AllDeclared.class)
          .put("class.none", ClassReason.AllDeclared.class)
          .put("class.unknown-dimension", ClassReason.UnknownDimension.class)
          .put("class.unknown-value", ClassReason.UnknownClass.class)
          .buildOrThrow();

  private CustomerReasons() {}
}
