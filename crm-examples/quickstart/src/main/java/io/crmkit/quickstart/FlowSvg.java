package io.crmkit.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** Writes a graph whose places are known as an SVG element. */
final class FlowSvg {
  private static final double WIDE = 13.5;
  private static final double NARROW = 7.4;
  private static final int FIRST_WIDE = 0x2E80; // ideographs and what goes with them
  private static final double HEAD = 7;
  private static final double BASELINE = 4.5;

  private final StringBuilder text = new StringBuilder();

  /** A point on the picture. */
  private record Point(double x, double y) {}

  FlowSvg(double width, double height, String title) {
    add(
        "<svg class=\"flow\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">",
        width, height, width, height);
    text.append("<title>").append(escaped(title)).append("</title>");
  }

  /** How wide a text comes out; a good guess, as pictures are made without fonts. */
  static double width(String label) {
    return label.codePoints().mapToDouble(c -> c >= FIRST_WIDE ? WIDE : NARROW).sum();
  }

  /** Where cases begin. */
  void dot(ElkNode node) {
    double radius = node.getWidth() / 2;
    add(
        "<circle class=\"begin\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
        node.getX() + radius, node.getY() + radius, radius);
  }

  /** A state with the number of cases in it, if there are any. */
  void state(ElkNode node, String name, boolean last, int count) {
    double right = node.getX() + node.getWidth();
    double middle = node.getY() + node.getHeight() / 2;
    text.append("<g class=\"").append(last ? "state last" : "state").append("\">");
    box(node, 0);
    if (last) {
      box(node, 3);
    }
    double badge = count == 0 ? 0 : width(Integer.toString(count)) + 16;
    add("<text x=\"%s\" y=\"%s\">", node.getX() + (node.getWidth() - badge) / 2, middle + BASELINE);
    text.append(escaped(name)).append("</text>");
    if (count > 0) {
      double wide = badge - 6;
      add(
          "<rect class=\"badge\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"18\" rx=\"9\"/>",
          right - wide - 8, middle - 9, wide);
      add("<text class=\"badge\" x=\"%s\" y=\"%s\">", right - wide / 2 - 8, middle + BASELINE);
      text.append(count).append("</text>");
    }
    text.append("</g>");
  }

  private void box(ElkNode node, double inset) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
        node.getX() + inset,
        node.getY() + inset,
        node.getWidth() - 2 * inset,
        node.getHeight() - 2 * inset,
        8 - inset);
  }

  /** An arrow with its labels, and what shows when the pointer rests on it. */
  void edge(ElkEdge edge, List<String> tips) {
    text.append("<g class=\"way\">");
    if (!tips.isEmpty()) {
      text.append("<title>").append(escaped(String.join("\n", tips))).append("</title>");
    }
    for (ElkEdgeSection section : edge.getSections()) {
      line(points(section));
    }
    for (ElkLabel label : edge.getLabels()) {
      add(
          "<text x=\"%s\" y=\"%s\">",
          label.getX() + label.getWidth() / 2, label.getY() + label.getHeight() / 2 + BASELINE);
      text.append(escaped(label.getText())).append("</text>");
    }
    text.append("</g>");
  }

  private static List<Point> points(ElkEdgeSection section) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    return points;
  }

  private void line(List<Point> points) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "" : " ").append(number(point.x)).append(',');
      path.append(number(point.y));
    }
    text.append("<polyline points=\"").append(path).append("\"/>");
    Point end = points.get(points.size() - 1);
    Point before = points.get(points.size() - 2);
    double length = Math.max(1e-9, Math.hypot(end.x - before.x, end.y - before.y));
    double dx = (end.x - before.x) / length * HEAD;
    double dy = (end.y - before.y) / length * HEAD;
    add(
        "<polygon points=\"%s,%s %s,%s %s,%s\"/>",
        end.x,
        end.y,
        end.x - dx - dy / 2,
        end.y - dy + dx / 2,
        end.x - dx + dy / 2,
        end.y - dy - dx / 2);
  }

  /** The whole element. */
  String text() {
    return text + "</svg>";
  }

  private void add(String form, double... numbers) {
    Object[] shown = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      shown[i] = number(numbers[i]);
    }
    text.append(String.format(Locale.ROOT, form, shown));
  }

  /** To a tenth, which is less than anybody sees. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    String whole = Long.toString(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths % 10);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
