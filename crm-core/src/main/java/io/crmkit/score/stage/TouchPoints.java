package io.crmkit.score.stage;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who manages which touch point, so that every one at which customers are met is known and managed
 * (AS-13).
 *
 * @param managers the manager of each channel
 */
public record TouchPoints(Map<Channel, StaffId> managers) {
  /** Copies the map. */
  public TouchPoints {
    Map<Channel, StaffId> copy = new TreeMap<>(Comparator.comparing(Channel::toString));
    copy.putAll(managers);
    managers = Collections.unmodifiableMap(copy);
  }

  /**
   * The channels that were used and that nobody manages, in order; the reasons tell how often each
   * was used.
   */
  public Decision<List<Channel>> unmanaged(Collection<Interaction> interactions) {
    Map<Channel, Long> used = new TreeMap<>(Comparator.comparing(Channel::toString));
    interactions.forEach(i -> used.merge(i.channel(), 1L, Long::sum));
    List<Reason> reasons = new ArrayList<>();
    List<Channel> unmanaged = new ArrayList<>();
    used.forEach(
        (channel, times) -> {
          if (!managers.containsKey(channel)) {
            unmanaged.add(channel);
            reasons.add(new ChurnReason.Unmanaged(channel, times));
          }
        });
    if (unmanaged.isEmpty()) {
      reasons.add(new ChurnReason.AllManaged(used.size()));
    }
    return Decision.of(List.copyOf(unmanaged), reasons);
  }
}
