package io.crmkit.quickstart;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: columns as wide as their widest cell, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final boolean[] rightAligned;
  private final List<String[]> rows = new ArrayList<>();

  /** A table with these headings; one that starts with {@code '>'} aligns its column right. */
  TextTable(String... headings) {
    rightAligned = new boolean[headings.length];
    String[] names = new String[headings.length];
    for (int column = 0; column < headings.length; column++) {
      rightAligned[column] = headings[column].startsWith(">");
      names[column] = rightAligned[column] ? headings[column].substring(1) : headings[column];
    }
    rows.add(names);
  }

  void add(String... cells) {
    rows.add(cells.clone());
  }

  /** The lines, each indented by two blanks. */
  String text() {
    int[] widths = new int[rightAligned.length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(row[column]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String blanks = " ".repeat(widths[column] - width(row[column]));
        line.append(GAP);
        line.append(rightAligned[column] ? blanks + row[column] : row[column] + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
