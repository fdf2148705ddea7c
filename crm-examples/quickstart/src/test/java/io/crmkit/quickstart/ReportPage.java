package io.crmkit.quickstart;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** What the page of a review holds. */
final class ReportPage {
  private static final String START = "<script type=\"application/json\" id=\"data\">";

  private ReportPage() {}

  /** The data of the page in a directory. */
  static JsonNode dataIn(Path directory) throws IOException {
    return data(Files.readString(directory.resolve("index.html")));
  }

  /** The data in a page. */
  static JsonNode data(String page) {
    int from = page.indexOf(START) + START.length();
    return CrmJson.mapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }
}
