#include "plots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace budgetlint {
namespace {

// In units of the drawing, which is as wide as a telephone and may grow by half.
constexpr int width = 420;
constexpr int line_height = 22;
constexpr int text_drop = 15;  ///< from the top of a line to the feet of its letters

/// So much of `length` as `value` is of `most`, rounded down: geometry alone, no figure comes from it.
int portion(const Decimal& value, const Decimal& most, int length) {
  int low = 0;
  for (int high = length; low < high;) {
    const int middle = (low + high + 1) / 2;
    const auto left = Decimal::multiply(most, Decimal(middle, 0));
    const auto right = Decimal::multiply(value, Decimal(length, 0));
    if (left && right && *left <= *right) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

std::string number(int value) {
  return std::to_string(value);
}

Markup label(int x, int y, const std::string& anchor, const std::string& words) {
  return element("text", {{"x", number(x)}, {"y", number(y)}, {"text-anchor", anchor}}, words);
}

Markup box(int x, int y, int wide, int high, const std::string& kind) {
  return element(
      "rect", {{"class", kind}, {"x", number(x)}, {"y", number(y)}, {"width", number(wide)}, {"height", number(high)}},
      Markup());
}

Markup stroke(int x1, int y1, int x2, int y2, const std::string& kind) {
  return element("line",
                 {{"class", kind}, {"x1", number(x1)}, {"y1", number(y1)}, {"x2", number(x2)}, {"y2", number(y2)}},
                 Markup());
}

Markup drawing(const std::string& title, int height, const Markup& content) {
  return element(
      "svg",
      {{"class", "plot"}, {"viewBox", fmt::format("0 0 {} {}", width, height)}, {"role", "img"}, {"aria-label", title}},
      content);
}

Decimal greatest(const std::vector<std::optional<Decimal>>& values) {
  Decimal most;
  for (const auto& value : values) {
    if (value) most = std::max(most, *value);
  }
  return most.is_zero() ? Decimal(1, 0) : most;
}

}  // namespace

Markup bars(const std::string& title, const std::vector<Bar>& all) {
  constexpr int left = 56;
  constexpr int longest = 230;
  std::vector<std::optional<Decimal>> values;
  values.reserve(all.size());
  for (const Bar& bar : all) values.push_back(bar.value);
  const Decimal most = greatest(values);
  Markup content;
  int y = 0;
  for (const Bar& bar : all) {
    const int length = bar.value ? portion(*bar.value, most, longest) : longest;
    content += label(left - 6, y + text_drop, "end", bar.label);
    content += box(left, y + 3, std::max(length, 1), line_height - 6, bar.value ? "filled" : "hollow");
    content += label(left + length + 6, y + text_drop, "start", bar.figure);
    y += line_height;
  }
  return drawing(title, y, content);
}

Markup squares(const std::string& title, const Squares& all) {
  constexpr int left = 60;
  constexpr int largest_step = 44;
  const int columns = static_cast<int>(all.columns.size());
  const int step = std::min(largest_step, (width - left) / std::max(columns, 1));
  const int high = std::min(step, line_height);
  std::size_t most = 1;
  for (const auto& row : all.counts) {
    for (const std::size_t count : row) most = std::max(most, count);
  }
  // The area tells the count.
  const auto side_of = [&](std::size_t count) {
    const int room = high - 2;
    int side = 0;
    while (side < room && static_cast<std::size_t>(side * side) * most < count * static_cast<std::size_t>(room * room))
      ++side;
    return side;
  };
  Markup content;
  const int each = std::max(1, (36 + step - 1) / std::max(step, 1));  // a year needs that much room
  for (int i = 0; i < columns; i += each) {
    content += label(left + i * step + step / 2, text_drop, "middle", all.columns[static_cast<std::size_t>(i)]);
  }
  int y = line_height;
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    content += label(left - 8, y + high / 2 + 4, "end", all.rows[row]);
    content += stroke(left, y + high, left + columns * step, y + high, "guide");
    for (int i = 0; i < columns; ++i) {
      const std::size_t count = all.counts[row][static_cast<std::size_t>(i)];
      if (count == 0) continue;
      const int side = side_of(count);
      content += box(left + i * step + (step - side) / 2, y + (high - side) / 2, side, side, "filled");
    }
    y += high;
  }
  return drawing(title, y + 2, content);
}

Markup columns_of(const std::string& title, const FundSeries& series) {
  constexpr int left = 14;
  constexpr int highest = 110;
  constexpr int top = 8;
  constexpr int largest_step = 60;
  const int count = static_cast<int>(series.years.size());
  const int step = std::min(largest_step, (width - 2 * left) / std::max(count, 1));
  std::vector<std::optional<Decimal>> values;
  for (const FundYear& year : series.years) values.push_back(year.amount);
  const Decimal most = greatest(values);
  const int base = top + highest;
  Markup content = stroke(left, base, left + count * step, base, "axis");
  const int each = std::max(1, (36 + step - 1) / step);
  int x = left;
  for (int i = 0; i < count; ++i, x += step) {
    const FundYear& year = series.years[static_cast<std::size_t>(i)];
    if (year.amount) {
      const int high = std::max(portion(*year.amount, most, highest), 1);
      content += box(x + step / 6, base - high, std::max(step * 2 / 3, 1), high, year.breaks ? "hatched" : "filled");
    } else {
      const int middle = x + step / 2;
      content += stroke(middle - 4, base - 12, middle + 4, base - 4, "cross");
      content += stroke(middle - 4, base - 4, middle + 4, base - 12, "cross");
    }
    if (year.breaks) content += stroke(x, top - 6, x, base, "break");
    if (i % each == 0) content += label(x + step / 2, base + text_drop, "middle", std::to_string(year.year));
  }
  return drawing(title, base + line_height, content);
}

}  // namespace budgetlint
