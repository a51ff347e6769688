#include "budgetlint/support/source.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t mark_distance = 4096;
constexpr std::size_t usual_line = 24;  ///< bytes; only decides how much room is made beforehand

std::vector<std::size_t> find_line_starts(std::string_view bytes) {
  std::vector<std::size_t> starts;
  starts.reserve(bytes.size() / usual_line + 1);
  starts.push_back(0);
  // Files without a single CR are the rule, and looking for LF alone is several times faster.
  const bool has_cr = bytes.find('\r') != std::string_view::npos;
  const auto find_end = [&](std::size_t from) {
    return has_cr ? bytes.find_first_of("\r\n", from) : bytes.find('\n', from);
  };
  for (std::size_t at = find_end(0); at != std::string_view::npos; at = find_end(at)) {
    if (bytes.substr(at, 2) == "\r\n") ++at;
    ++at;
    if (at < bytes.size()) starts.push_back(at);
  }
  return starts;
}

}  // namespace

Source::Source(std::string path, std::string bytes)
    : path_(std::move(path)),
      bytes_(std::move(bytes)),
      bom_size_(std::string_view(bytes_).starts_with(byte_order_mark) ? byte_order_mark.size() : 0),
      line_starts_(find_line_starts(bytes_)) {
  for (std::size_t line = 1; line <= line_starts_.size(); ++line) {
    const Span span = line_span(line);
    if (span.size() <= mark_distance) continue;
    std::size_t columns = 0;
    std::size_t next_mark = span.begin + mark_distance;
    for (std::size_t at = span.begin; at < span.end; at += code_point_at(bytes_, at).size, ++columns) {
      if (at < next_mark) continue;
      column_marks_.push_back({at, columns});
      next_mark = at + mark_distance;
    }
  }
}

Position Source::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin());
  const std::size_t start = line == 1 ? std::min(bom_size_, offset) : line_starts_[line - 1];

  const auto mark = std::upper_bound(column_marks_.begin(), column_marks_.end(), offset,
                                     [](std::size_t at, const ColumnMark& m) { return at < m.offset; });
  if (mark != column_marks_.begin() && std::prev(mark)->offset > start) {
    const ColumnMark& from = *std::prev(mark);
    return {line, 1 + from.columns + count_code_points(slice({from.offset, offset}))};
  }
  return {line, 1 + count_code_points(slice({start, offset}))};
}

std::string_view Source::slice(Span span) const {
  const std::size_t begin = std::min(span.begin, bytes_.size());
  const std::size_t end = std::clamp(span.end, begin, bytes_.size());
  return bytes().substr(begin, end - begin);
}

Span Source::line_span(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {bytes_.size(), bytes_.size()};
  const std::size_t begin = line == 1 ? bom_size_ : line_starts_[line - 1];
  std::size_t end = line == line_starts_.size() ? bytes_.size() : line_starts_[line];
  if (end > begin && bytes_[end - 1] == '\n') --end;
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

std::string_view Source::line(std::size_t line) const {
  return slice(line_span(line));
}

}  // namespace budgetlint
