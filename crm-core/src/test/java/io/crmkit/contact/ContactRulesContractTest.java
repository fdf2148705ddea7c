package io.crmkit.contact;

import io.crmkit.testkit.ContactPolicyContract;

class ContactRulesContractTest implements ContactPolicyContract {
  @Override
  public ContactPolicy subject() {
    return Company.rules();
  }
}
