package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who acts, and in which roles. Histories keep the id only. Immutable.
 *
 * @param id who
 * @param roles the roles held when acting, in any number
 */
public record Actor(StaffId id, Set<Role> roles) {
  /** The library itself, when a sweep carries out what a clock asks for. */
  public static final Actor SYSTEM = new Actor(StaffId.of("system"), Set.of(Role.SYSTEM));

  /** Copies the roles. */
  public Actor {
    Objects.requireNonNull(id, "id");
    roles = Set.copyOf(roles);
  }

  /** Somebody with these roles. */
  public static Actor of(String id, Role... roles) {
    return new Actor(StaffId.of(id), Set.copyOf(List.of(roles)));
  }
}
