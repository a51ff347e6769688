#include "budgetlint/support/source.hpp"

#include <algorithm>
#include <utility>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::vector<std::size_t> find_line_starts(std::string_view bytes) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] > '\r') continue;
    if (bytes[at] != '\n' && bytes[at] != '\r') continue;
    if (bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') ++at;
    if (at + 1 < bytes.size()) starts.push_back(at + 1);
  }
  return starts;
}

}  // namespace

Source::Source(std::string path, std::string bytes)
    : path_(std::move(path)),
      bytes_(std::move(bytes)),
      bom_size_(std::string_view(bytes_).starts_with(byte_order_mark) ? byte_order_mark.size() : 0),
      line_starts_(find_line_starts(bytes_)) {}

Position Source::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin());
  const std::size_t start = line == 1 ? std::min(bom_size_, offset) : line_starts_[line - 1];
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
