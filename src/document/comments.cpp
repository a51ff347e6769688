#include "comments.hpp"

#include <algorithm>
#include <string_view>

#include "lines.hpp"

namespace budgetlint {
namespace {

class CommentFinder {
public:
  explicit CommentFinder(const CommentGround& ground) : ground_(ground), bytes_(ground.source.bytes()) {}

  [[nodiscard]] std::vector<Comment> find() && {
    for (std::size_t at = next_sign(ground_.source.bom_size());
         at < bytes_.size() && comments_.size() <= most_comments;) {
      const std::size_t next = next_sign(at + 1);
      if (is_meant(at)) add(at, end_of(at, next));
      at = next;
    }
    return std::move(comments_);
  }

private:
  /// The next `#` that may begin a comment, blanks or a line's beginning before it.
  [[nodiscard]] std::size_t next_sign(std::size_t at) const {
    for (at = bytes_.find('#', at); at != std::string_view::npos; at = bytes_.find('#', at + 1)) {
      if (at == ground_.source.bom_size() || is_blank(bytes_[at - 1]) || is_line_end(bytes_[at - 1])) return at;
    }
    return bytes_.size();
  }

  [[nodiscard]] bool is_meant(std::size_t at) const {
    const std::size_t behind = bytes_.find_first_not_of('#', at);
    return behind != std::string_view::npos && addresses_budgetlint(bytes_.substr(behind)) && !lies_in_text(at);
  }

  /// Where a comment ends: with its line, or where a second one begins on it, of which `next` is the first sign.
  [[nodiscard]] std::size_t end_of(std::size_t begin, std::size_t next) {
    if (begin >= line_end_) line_end_ = std::min(bytes_.find_first_of("\r\n", begin), bytes_.size());
    while (next < line_end_ && !is_meant(next)) next = next_sign(next + 1);
    return std::min(next, line_end_);
  }

  [[nodiscard]] bool lies_in_text(std::size_t at) const {
    return lies_in(ground_.texts, at) || lies_in(ground_.unread, at);
  }

  [[nodiscard]] static bool lies_in(const std::vector<Span>& spans, std::size_t at) {
    const auto behind = std::ranges::upper_bound(spans, at, {}, &Span::begin);
    return behind != spans.begin() && at < std::prev(behind)->end;
  }

  [[nodiscard]] bool is_comment_line(std::size_t line) const {
    const Span span = ground_.source.line_span(line);
    const std::size_t text = skip_blanks(bytes_, std::max(span.begin, ground_.source.bom_size()));
    return text < span.end && bytes_[text] == '#' && !lies_in_text(text);
  }

  /// The line that a comment on `line` speaks of; 0 when there is none.
  [[nodiscard]] std::size_t line_meant(std::size_t line) {
    if (!is_comment_line(line)) return line;
    if (line < behind_comments_) return line_below_;  // one of those passed over before
    const std::size_t count = ground_.source.line_count();
    while (line <= count && is_comment_line(line)) ++line;
    const Span span = ground_.source.line_span(line);
    behind_comments_ = line;
    line_below_ = line > count || skip_blanks(bytes_, span.begin) >= span.end ? 0 : line;
    return line_below_;
  }

  [[nodiscard]] std::size_t document_of(std::size_t at) const {
    const auto behind = std::ranges::upper_bound(ground_.documents, at);
    return behind == ground_.documents.begin() ? 0 : static_cast<std::size_t>(behind - ground_.documents.begin()) - 1;
  }

  void add(std::size_t begin, std::size_t end) {
    while (end > begin && is_blank(bytes_[end - 1])) --end;
    Comment comment;
    comment.place = make_place(ground_.source, {begin, end}, document_of(begin));
    comment.text = bytes_.substr(begin, end - begin);
    comment.line = line_meant(comment.place.begin.line);
    comment.at_top = begin < ground_.content;
    comments_.push_back(std::move(comment));
  }

  const CommentGround& ground_;
  std::string_view bytes_;
  std::vector<Comment> comments_;
  std::size_t line_end_ = 0;
  std::size_t behind_comments_ = 0;  ///< the line behind the last comments that stand alone
  std::size_t line_below_ = 0;       ///< the same, or 0 when it is blank
};

}  // namespace

std::vector<Comment> find_comments(const CommentGround& ground) {
  return CommentFinder(ground).find();
}

}  // namespace budgetlint
