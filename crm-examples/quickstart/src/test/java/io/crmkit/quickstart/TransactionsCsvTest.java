package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Transactions file")
class TransactionsCsvTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant FIRST_OF_MAY = Instant.parse("2026-04-30T16:00:00Z");
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

  @Test
  @DisplayName("columns go by name, in any order, and others are passed over")
  void columnsByName() {
    assertThat(transactions("c1", "amount,note,date,customer\n12.5,\"a, b\",2026-05-01,c1\n"))
        .containsExactly(Transaction.of("line-2", Money.parse("CNY 12.50"), FIRST_OF_MAY));
  }

  @Test
  @DisplayName("currency and order are taken where they are given")
  void optionalColumns() {
    assertThat(
            transactions(
                "c1",
                """
                customer,date,amount,currency,order
                c1,2026-05-01,700,JPY,A-1
                c1,2026-05-01,-3.00,,
                """))
        .containsExactlyInAnyOrder(
            Transaction.of("A-1", Money.parse("JPY 700"), FIRST_OF_MAY),
            Transaction.of("line-3", Money.parse("CNY -3.00"), FIRST_OF_MAY));
  }

  @Test
  @DisplayName("a byte order mark, CRLF, empty lines and blanks around column names do no harm")
  void tolerant() {
    assertThat(transactions("客户", "\uFEFFcustomer , date,amount\r\n\r\n客户,2026-05-01,1.10\r\n"))
        .containsExactly(Transaction.of("line-3", Money.parse("CNY 1.10"), FIRST_OF_MAY));
  }

  @Test
  @DisplayName("customers count from their first purchase before the as-of day, sorted by id")
  void customersBefore() {
    PurchaseHistory history =
        read(
            "customer,date,amount\nb,2026-05-01,1\na,2026-04-30,1\nc,2026-05-02,1\na,2026-05-09,1\n");

    assertThat(history.customersBefore(LocalDate.of(2026, 5, 2)))
        .containsExactly(CustomerId.of("a"), CustomerId.of("b"));
  }

  @Test
  @DisplayName("every problem of every row is told, with line and column")
  void allProblems() {
    assertThat(
            problems(
                """
                date,customer,amount,currency,order
                2026-02-30,c1,1,CNY,1
                2026-05-01, ,1.234,CNY,1
                01.05.2026,c1,"1,000",YUAN,1
                2026-05-01,c1,1.5,JPY,
                2026-05-01,c1
                2026-05-01,c1,1,CNY,1,2
                2026-05-01,c1,1e3,CNY,"a\tb"
                """))
        .containsExactly(
            "x.csv:2:1: date: must be a day written YYYY-MM-DD, was '2026-02-30'",
            "x.csv:3:2: customer: must be 1 to 1000 characters, not blank, without control"
                + " characters, was ' '",
            "x.csv:3:3: amount: must be a plain number with up to 12 digits and 2 decimals (CNY),"
                + " negative for a refund, was '1.234'",
            "x.csv:4:1: date: must be a day written YYYY-MM-DD, was '01.05.2026'",
            "x.csv:4:4: currency: must be the three letters of a currency, such as CNY, or empty,"
                + " was 'YUAN'",
            "x.csv:4:3: amount: must be a plain number with up to 12 digits and 2 decimals (CNY),"
                + " negative for a refund, was '1,000'",
            "x.csv:5:3: amount: must be a plain number with up to 12 digits and no decimals (JPY),"
                + " negative for a refund, was '1.5'",
            "x.csv:6:3: row: must have 5 fields like the header, had 2",
            "x.csv:7:6: row: must have 5 fields like the header, had 6",
            "x.csv:8:3: amount: must be a plain number with up to 12 digits and 2 decimals (CNY),"
                + " negative for a refund, was '1e3'",
            "x.csv:8:5: order: must be 1 to 1000 characters, not blank, without control"
                + " characters, was 'a\uFFFDb'");
  }

  @Test
  @DisplayName("a column of a known name in other letters is refused, not passed over")
  void almostKnown() {
    assertThat(problems("customer, date ,amount,Currency,OR DER,orders\na,2026-05-01,1,USD,1,1\n"))
        .containsExactly(
            "x.csv:1:4: header: must write the column 'currency' like that, was 'Currency'",
            "x.csv:1:5: header: must write the column 'order' like that, was 'OR DER'");
    assertThat(problems("Customer,date,amount,currency,Currency\n"))
        .containsExactly(
            "x.csv:1:1: header: must write the column 'customer' like that, was 'Customer'",
            "x.csv:1:5: header: must write the column 'currency' like that, was 'Currency'");
  }

  @Test
  @DisplayName("every file's optional columns are known")
  void knownColumns() {
    assertThat(CaseEntry.REQUIRED.meant("Recorded")).contains(CaseEntry.RECORDED);
    assertThat(CaseEntry.REQUIRED.meant("recorded")).isEmpty();
    assertThat(InteractionCells.COLUMNS.meant("Staff\u00a0")).contains(InteractionCells.STAFF);
    assertThat(CustomerCells.COLUMNS.meant("Do not contact")).contains("do-not-contact");
    assertThat(CustomerCells.COLUMNS.meant("notes")).isEmpty();
  }

  @Test
  @DisplayName("lines are those of the file, also after a field that spans several")
  void linesOfTheFile() {
    assertThat(problems("customer,date,amount,note\nc,2026-05-01,1,\"a\nb\n\"\n\nc,x,1,\n"))
        .containsExactly("x.csv:6:2: date: must be a day written YYYY-MM-DD, was 'x'");
  }

  @Test
  @DisplayName("a hundred problems are told, the others counted")
  void limit() {
    List<String> problems = problems("customer,date,amount\n" + "c,x,1\n".repeat(250));

    assertThat(problems).hasSize(101);
    assertThat(problems.get(99))
        .isEqualTo("x.csv:101:2: date: must be a day written YYYY-MM-DD, was 'x'");
    assertThat(problems.get(100)).isEqualTo("... and 150 more");
  }

  @Test
  @DisplayName("a header must name each column once and the required ones at all")
  void header() {
    assertThat(problems("customer,note,amount,note,customer\n"))
        .containsExactly(
            "x.csv:1:4: header: must name each column once; 'note' is column 2 already",
            "x.csv:1:5: header: must name each column once; 'customer' is column 1 already",
            "x.csv:1:1: header: must have the columns customer, date and amount; 'date' is missing");
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {"", "\n\n", "\uFEFF"})
  @DisplayName("an empty file is refused")
  void empty(String text) {
    assertThat(problems(text))
        .containsExactly(
            "x.csv:1:1: header: must name the columns customer, date and amount; the file is empty");
  }

  @Test
  @DisplayName("a quote that is never closed is told with the row it starts in")
  void unclosedQuote() {
    assertThat(problems("customer,date,amount\nc,x,1\n\"c,2026-05-01,1\nd,2026-05-01,1\n"))
        .containsExactly(
            "x.csv:2:2: date: must be a day written YYYY-MM-DD, was 'x'",
            "x.csv:3:1: row: must be CSV as in RFC 4180; Unclosed quoted field at end of input;"
                + " nothing after it was read");
  }

  @Test
  @DisplayName("what is no UTF-8 is refused")
  void notUtf8() {
    BadInputException refused =
        refused(
            "customer,date,amount\nJos\u00e9,2026-05-01,1\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refused.lines())
        .containsExactly("x.csv:2:1: customer: must be valid UTF-8, was 'Jos\uFFFD'");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.00",
    "-0.01,-0.01",
    "5.10,5.10",
    "999999999999.99,999999999999.99",
    "7.000,7.00"
  })
  @DisplayName("amounts are exact")
  void amounts(String text, String amount) {
    assertThat(transactions("c", "customer,date,amount\nc,2026-05-01," + text + "\n"))
        .extracting(Transaction::amount)
        .containsExactly(Money.parse("CNY " + amount));
  }

  @Test
  @DisplayName("a long value is cut in the message, an id of a thousand characters is not refused")
  void longValues() {
    String id = "n".repeat(1000);
    assertThat(transactions(id, "customer,date,amount\n" + id + ",2026-05-01,1\n")).hasSize(1);
    assertThat(problems("customer,date,amount\n" + id + "n,2026-05-01,1\n"))
        .containsExactly(
            "x.csv:2:1: customer: must be 1 to 1000 characters, not blank, without control"
                + " characters, was '"
                + "n".repeat(40)
                + "...'");
  }

  private static List<Transaction> transactions(String customer, String csv) {
    return read(csv).file(CustomerId.of(customer)).transactions();
  }

  private static List<String> problems(String csv) {
    return refused(csv.getBytes(StandardCharsets.UTF_8)).lines();
  }

  private static BadInputException refused(byte[] csv) {
    return catchThrowableOfType(BadInputException.class, () -> read(csv));
  }

  private static PurchaseHistory read(String csv) {
    return read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static PurchaseHistory read(byte[] csv) {
    try {
      return TransactionsCsv.read(new ByteArrayInputStream(csv), "x.csv", SHANGHAI, CNY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
