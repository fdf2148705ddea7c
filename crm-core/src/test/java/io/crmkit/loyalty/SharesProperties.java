package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

@Label("Points split to lines by weight")
class SharesProperties {
  @Property(tries = 500)
  @Label("sum to the whole; each is its quota rounded down or up; more weight, not fewer points")
  void quota(
      @ForAll @LongRange(max = 1_000_000_000_000L) long whole,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 50) Integer> weights) {
    List<Long> shares =
        Shares.split(
            whole, weights.stream().map(Integer::longValue).map(BigDecimal::valueOf).toList());
    assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
    int sum = weights.stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; i < shares.size(); i++) {
      // Where nothing weighs, all weigh the same.
      BigDecimal part = BigDecimal.valueOf(sum == 0 ? 1 : weights.get(i));
      BigDecimal of = BigDecimal.valueOf(sum == 0 ? weights.size() : sum);
      BigDecimal product = part.multiply(BigDecimal.valueOf(whole));
      assertThat(shares.get(i))
          .isBetween(
              product.divide(of, 0, RoundingMode.FLOOR).longValueExact(),
              product.divide(of, 0, RoundingMode.CEILING).longValueExact());
      for (int j = 0; j < i; j++) {
        if (weights.get(i) <= weights.get(j)) {
          assertThat(shares.get(i)).isLessThanOrEqualTo(shares.get(j));
        }
      }
    }
  }
}
