#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace budgetlint {

/// Half-open range of bytes: `begin` is the first, `end` is one past the last.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as editors count it: both 1-based, the column in Unicode code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// The bytes of one file and the arithmetic of places in it. Lines end in LF, CRLF or CR and in nothing else
/// (not in NEL, LS or PS). A BOM at the start belongs to no column. Immutable, so it may be shared by threads.
class Source {
public:
  /// `path` is the name reports print; it is not opened.
  Source(std::string path, std::string bytes);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Bytes of a BOM at the start: 3 or 0.
  [[nodiscard]] std::size_t bom_size() const { return bom_size_; }

  /// The place of a byte. An offset past the end gives the place one past the last character. Bytes that are
  /// not UTF-8 count as one column each.
  [[nodiscard]] Position position(std::size_t offset) const;

  /// The bytes of a range; a range that reaches past the end is cut there.
  [[nodiscard]] std::string_view slice(Span span) const;

  /// How many lines there are; an empty file has one, a final line end starts no further line.
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

  /// A line without its line end; `line` is 1-based. Empty when there is no such line.
  [[nodiscard]] std::string_view line(std::size_t line) const;

  /// The bytes that `line` gives, as a range; the end of the file when there is no such line.
  [[nodiscard]] Span line_span(std::size_t line) const;

private:
  std::string path_;
  std::string bytes_;
  std::size_t bom_size_ = 0;
  std::vector<std::size_t> line_starts_;

  /// A place inside a very long line, so that finding a column takes the same time anywhere.
  struct ColumnMark {
    std::size_t offset = 0;
    std::size_t columns = 0;  ///< characters before it on its line
  };
  std::vector<ColumnMark> column_marks_;
};

using SourcePtr = std::shared_ptr<const Source>;

}  // namespace budgetlint
