#include "traps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "budgetlint/document/rules.hpp"
#include "lines.hpp"

namespace budgetlint {
namespace {

using Guess = std::optional<Mistake>;

bool is_block(const Node& node) {
  return node.style == ScalarStyle::literal || node.style == ScalarStyle::folded;
}

bool is_quoted(const Node& node) {
  return node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view written(std::string_view bytes, Span span) {
  return bytes.substr(span.begin, span.size());
}

/// `amount: >5`: the head of a folded text with nothing in it.
Guess comparison_as_header(std::string_view bytes, const Node& node) {
  if (!is_block(node) || !node.text.empty()) return std::nullopt;
  const std::string_view header = written(bytes, node.span);
  if (std::none_of(header.begin(), header.end(), is_digit)) return std::nullopt;
  return Mistake{node.span,
                 {fmt::format("`{0}` begins a text over several lines and leaves this cell empty: put it between "
                              "quotes, \"{0}\"",
                              header),
                  fmt::format("“{0}”会被当作多行文字的开头，这一格实际是空的。请加上半角引号：\"{0}\"", header)},
                 Safety::unsafe,
                 {{node.span, quoted(header)}}};
}

/// `amount: &5`: an anchor with nothing behind it.
Guess anchor_as_value(std::string_view bytes, const Node& node) {
  if (node.style != ScalarStyle::plain || !node.text.empty()) return std::nullopt;
  const std::size_t begin = skip_blanks(bytes, node.span.end);
  if (begin >= bytes.size() || bytes[begin] != '&') return std::nullopt;
  const std::size_t end = std::min(bytes.find_first_of(" \t\r\n,]}", begin), bytes.size());
  const std::string_view anchor = bytes.substr(begin, end - begin);
  return Mistake{
      {begin, end},
      {fmt::format("`{0}` is a mark for repeating and leaves this cell empty: put it between quotes, \"{0}\"", anchor),
       fmt::format("“{0}”会被当作引用标记，这一格实际是空的。请加上半角引号：\"{0}\"", anchor)},
      Safety::unsafe,
      {{{begin, end}, quoted(anchor)}}};
}

bool begins_as_error(std::string_view comment) {
  static constexpr std::string_view errors[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"};
  return std::any_of(std::begin(errors), std::end(errors),
                     [comment](std::string_view error) { return comment.starts_with(error); });
}

/// `amount: #REF!`, copied from a spreadsheet: a comment behind nothing. So is `########`, a number that had no room.
Guess error_as_comment(std::string_view bytes, const Node& node) {
  if (node.style != ScalarStyle::plain || !node.text.empty()) return std::nullopt;
  const std::size_t begin = skip_blanks(bytes, node.span.end);
  if (begin == node.span.end || begin >= bytes.size() || bytes[begin] != '#') return std::nullopt;
  const Span word{begin, std::min(bytes.find_first_of(" \t\r\n,]}", begin), bytes.size())};
  const std::string_view comment = written(bytes, word);
  if (begins_as_error(comment)) {
    return Mistake{word,
                   {fmt::format("`{}` is the error of a spreadsheet and begins a comment here, which leaves this cell "
                                "empty: type what the cell should say",
                                comment),
                    fmt::format("“{}”是电子表格（Excel、WPS）的出错提示，在这里会被当作注释，这一格实际是空的。"
                                "请填写应有的内容",
                                comment)},
                   Safety::unsafe,
                   {}};
  }
  if (word.size() < 2 || comment.find_first_not_of('#') != std::string_view::npos) return std::nullopt;
  return Mistake{word,
                 {fmt::format("`{}` stands in a spreadsheet for a number whose column is too narrow, and begins a "
                              "comment here, which leaves this cell empty: type the number",
                              comment),
                  fmt::format("“{}”是电子表格（Excel、WPS）列宽不够时显示的符号，在这里会被当作注释，这一格实际是空的。"
                              "请填写原来的数",
                              comment)},
                 Safety::unsafe,
                 {}};
}

/// `{amount: 7,759.53}`: the comma ends the value, and what follows is a key of its own. A key without a colon
/// that begins with three digits is never anything else.
bool continues_number(std::string_view bytes, const Node& value, const Node& next) {
  if (next.key == nullptr || next.aliased || value.aliased || value.kind != NodeKind::scalar) return false;
  if (value.style != ScalarStyle::plain || value.text.empty() || !is_digit(value.text.back())) return false;
  const bool no_colon = is_empty_scalar(next) && next.span.begin == next.key->span.end;
  if (!no_colon || next.key->style != ScalarStyle::plain) return false;
  const std::string_view rest = next.key->text;
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const std::string_view between = written(bytes, {value.span.end, next.key->span.begin});
  return digits == 3 && between == ",";
}

Mistake split_number(std::string_view bytes, const Node& value, Span whole) {
  const std::string_view text = written(bytes, whole);
  return {whole,
          {fmt::format("between braces a comma ends the value, so that `{0}` reads as `{1}`: put it between quotes, "
                       "\"{0}\"",
                       text, value.text),
           fmt::format("花括号里的逗号表示一项结束，“{0}”只读到“{1}”。请加上半角引号：\"{0}\"", text, value.text)},
          Safety::unsafe,
          {{whole, quoted(text)}}};
}

bool begins_line(std::string_view bytes, std::size_t at) {
  while (at > 0 && (is_blank(bytes[at - 1]) || bytes[at - 1] == '-')) --at;
  return at == 0 || is_line_end(bytes[at - 1]);
}

/// `　amount: 5` with a full-width blank, which is part of the key and moves the line to another level.
Guess blank_in_key(std::string_view bytes, const Node& key) {
  if (key.style != ScalarStyle::plain || key.flow || foreign_blank_at(bytes, key.span.begin) == 0) return std::nullopt;
  if (!begins_line(bytes, key.span.begin)) return std::nullopt;
  std::size_t end = key.span.begin;
  while (end < key.span.end) {
    const std::size_t size = is_blank(bytes[end]) ? 1 : foreign_blank_at(bytes, end);
    if (size == 0) break;
    end += size;
  }
  return describe_foreign_indentation(bytes, {key.span.begin, end});
}

/// Lines `金额：54` under a key, in a list or alone: to YAML they are one text. A single such line is let be,
/// for it may well be a text; so is a text that begins on its key's line.
Guess lines_without_keys(std::string_view bytes, const Node& node) {
  if (node.style != ScalarStyle::plain || node.flow) return std::nullopt;
  const bool alone = node.parent == nullptr;
  if (!alone && node.text.size() == node.span.size() && written(bytes, node.span) == node.text) return std::nullopt;
  if (node.key != nullptr && !begins_line(bytes, node.span.begin)) return std::nullopt;

  std::optional<KeySlip> first;
  bool sure = true;
  Safety safety = Safety::safe;
  std::vector<Substitution> substitutions;
  std::size_t at = node.span.begin;
  while (const auto line = next_line(bytes, at, node.span.end)) {
    const auto slip = find_key_slip(bytes, *line);
    if (!slip) return std::nullopt;
    if (!first) first = slip;
    sure = sure && is_sure(bytes, *slip) && substitutions.size() < most_lines_repaired;
    safety = std::max(safety, safety_of(*slip));
    if (sure) substitutions.push_back({slip->colon, std::string(right_colon(*slip))});
  }
  if (!first) return std::nullopt;
  if (!sure) substitutions.clear();
  return Mistake{node.span, describe_key_slip(bytes, *first).message, safety, std::move(substitutions)};
}

/// `name: "社保` whose quote is closed lines below by one that was left over there: the keys between are lost.
Guess keys_in_quotes(std::string_view bytes, const Node& node) {
  if (!is_quoted(node) || node.flow || node.key == nullptr) return std::nullopt;
  const std::size_t key_column = node.key->span.begin - line_around(bytes, node.key->span.begin).begin;
  std::size_t at = bytes.find_first_of("\r\n", node.span.begin);
  while (const auto next = next_line(bytes, at, node.span.end)) {
    const std::size_t column = skip_blanks(bytes, next->begin) - next->begin;
    if (column > key_column || !is_key_line(bytes, *next)) continue;
    const char quote = bytes[node.span.begin];
    const std::string line = excerpt(bytes, {next->begin + column, next->end});
    return Mistake{{node.span.begin, node.span.begin + 1},
                   {fmt::format("the quote {0} opened here is closed only lines below, so that `{1}` is part of this "
                                "text: type the closing {0} where the value ends",
                                quote, line),
                    fmt::format("此处的引号 {0} 到几行之后才配对，“{1}”成了这段文字的一部分。请在内容结束处补上 {0}",
                                quote, line)},
                   Safety::unsafe,
                   {}};
  }
  return std::nullopt;
}

class TrapFinder {
public:
  TrapFinder(Document& document, Teller& teller)
      : document_(document), bytes_(document.source().bytes()), teller_(teller) {}

  /// Recursion is no deeper than the limit of depth.
  void visit(Node& node) {
    if (node.aliased || node.unreadable) return;
    if (node.kind == NodeKind::scalar) {
      visit_scalar(node);
      return;
    }
    if (node.kind == NodeKind::mapping && node.flow) join_numbers(node);
    for (Node* child : node.children) {
      if (child->key != nullptr && !child->key->aliased) visit_key(*child);
      visit(*child);
    }
  }

private:
  void visit_scalar(Node& node) {
    for (const auto look :
         {comparison_as_header, anchor_as_value, error_as_comment, lines_without_keys, keys_in_quotes}) {
      if (auto mistake = look(bytes_, node)) {
        tell(node, *std::move(mistake));
        return;
      }
    }
  }

  void visit_key(Node& value) {
    auto mistake = blank_in_key(bytes_, *value.key);
    if (!mistake) return;
    // What a list or mapping holds can still be read, whatever its key.
    if (value.kind == NodeKind::scalar) value.unreadable = true;
    teller_.tell(document_rules::yaml_trap, document_, value, *std::move(mistake));
  }

  void join_numbers(Node& mapping) {
    std::vector<Node*> kept;
    bool joined = false;
    for (Node* child : mapping.children) {
      if (!kept.empty() && continues_number(bytes_, *kept.back(), *child)) {
        kept.back()->span.end = child->key->span.end;
        kept.back()->unreadable = joined = true;
      } else {
        child->index = kept.size();
        kept.push_back(child);
      }
    }
    if (!joined) return;
    mapping.children = document_.keep(kept);
    for (Node* child : kept) {
      const std::string_view whole = written(bytes_, child->span);
      if (child->kind != NodeKind::scalar || !child->unreadable || child->text == whole) continue;
      teller_.tell(document_rules::yaml_trap, document_, *child, split_number(bytes_, *child, child->span));
      child->text = whole;
    }
  }

  void tell(Node& node, Mistake mistake) {
    node.unreadable = true;
    teller_.tell(document_rules::yaml_trap, document_, node, std::move(mistake));
  }

  Document& document_;
  std::string_view bytes_;
  Teller& teller_;
};

}  // namespace

void find_traps(Document& document, Teller& teller) {
  TrapFinder(document, teller).visit(*document.root());
}

}  // namespace budgetlint
