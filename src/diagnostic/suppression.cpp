#include "budgetlint/diagnostic/suppression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "budgetlint/diagnostic/rules.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

constexpr std::string_view own_name = "budgetlint";
constexpr std::string_view for_line = "ignore";
constexpr std::string_view for_file = "ignore-file";

constexpr bool is_word(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') || c == U'-' || c == U'_';
}

constexpr bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0;
}

/// Steps through a comment, full-width characters read as narrow ones: a clerk's keyboard types `：` and `［` or `【`.
class Cursor {
public:
  explicit Cursor(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  [[nodiscard]] char32_t peek() const {
    if (at_end()) return U'\0';
    const char32_t c = half_width(code_point_at(text_, at_).value);
    if (c == U'【') return U'[';
    if (c == U'】') return U']';
    return c == U'、' ? U',' : c;
  }

  void step() { at_ += code_point_at(text_, at_).size; }

  bool take(char32_t wanted) {
    if (at_end() || peek() != wanted) return false;
    step();
    return true;
  }

  void skip_spaces() {
    while (!at_end() && is_space(peek())) step();
  }

  /// Letters, digits and hyphens.
  [[nodiscard]] std::string_view word() {
    const std::size_t begin = at_;
    while (!at_end() && is_word(code_point_at(text_, at_).value)) step();
    return text_.substr(begin, at_ - begin);
  }

private:
  std::string_view text_;
  std::size_t at_;
};

bool equal_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// A part of a comment. A comment is one line, so that columns can be counted from its own.
Place part_of(const Comment& comment, std::size_t begin, std::size_t end) {
  Place place = comment.place;
  const std::string_view text = comment.text;
  place.span = {comment.place.span.begin + begin, comment.place.span.begin + end};
  place.begin.column = comment.place.begin.column + count_code_points(text.substr(0, begin));
  place.end = place.begin;
  place.end.column += count_code_points(text.substr(begin, end - begin));
  return place;
}

/// The rule that was probably meant by what is no id: by its name, its id in other letters, or the only id close by.
const RuleInfo* meant_rule(std::string_view word, std::span<const RuleInfo* const> rules) {
  const RuleInfo* near = nullptr;
  for (const RuleInfo* rule : rules) {
    if (equal_letters(word, rule->name) || equal_letters(word, rule->id)) return rule;
    if (edit_distance(word, rule->id, 1) > 1) continue;
    if (near != nullptr) return nullptr;
    near = rule;
  }
  return near;
}

/// `until=2026-12-31` in a reason.
struct Until {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<Date> date;  ///< empty: something is there that should be a date and is none
};

/// The first `until` from `at` on, in capitals too, that a sign or a number follows; the word by itself is prose.
std::optional<Until> find_until(std::string_view written, std::size_t at) {
  constexpr std::string_view word = "until";
  std::string text(written);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (at = text.find(word, at); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if (at > 0 && is_word(static_cast<unsigned char>(text[at - 1]))) continue;
    Cursor cursor(text, at + word.size());
    const bool bare = !is_space(cursor.peek());
    cursor.skip_spaces();
    const bool sign = cursor.take(U'=');
    const bool other_sign = !sign && cursor.take(U':');
    const std::size_t behind_sign = cursor.at();
    cursor.skip_spaces();
    const bool number = cursor.peek() >= U'0' && cursor.peek() <= U'9';
    if (!sign && !other_sign && (bare || !number)) continue;
    const bool tight = bare && sign && cursor.at() == behind_sign;
    Until until{at, 0, std::nullopt};
    if (const std::string_view date = cursor.word(); tight) until.date = parse_date(date);
    until.end = cursor.at();
    return until;
  }
  return std::nullopt;
}

/// Something that is no sign of punctuation: a dash or a dot is no reason.
bool says_something(std::string_view text) {
  for (Cursor cursor(text); !cursor.at_end(); cursor.step()) {
    const char32_t c = cursor.peek();
    const bool sign = c < 0x80
                          ? !is_word(c) || c == U'-' || c == U'_'
                          : c == 0xA0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF;
    if (!sign) return true;
  }
  return false;
}

/// Without blanks and the signs that may stand between the brackets and the reason, or are left where a date was.
std::string trimmed(std::string_view text) {
  constexpr std::u32string_view signs = U" \t\u00A0,;:-";
  const auto is_sign = [&](char32_t c) { return signs.find(c) != std::u32string_view::npos; };
  Cursor cursor(text);
  while (!cursor.at_end() && is_sign(cursor.peek())) cursor.step();
  const std::size_t begin = cursor.at();
  std::size_t end = begin;
  while (!cursor.at_end()) {
    const bool sign = is_sign(cursor.peek());
    cursor.step();
    if (!sign) end = cursor.at();
  }
  return std::string(text.substr(begin, end - begin));
}

/// Reads one comment.
class CommentReader {
public:
  CommentReader(const Comment& comment, std::span<const RuleInfo* const> rules, Date today,
                std::vector<Finding>& findings)
      : comment_(comment), cursor_(comment.text), rules_(rules), today_(today), findings_(findings) {}

  [[nodiscard]] std::optional<Suppression> read() && {
    suppression_.place = comment_.place;
    suppression_.line = comment_.line;
    const bool good = read_verb() && read_rules() && read_reason();
    return good && !refused_ ? std::optional(std::move(suppression_)) : std::nullopt;
  }

private:
  bool read_verb() {
    while (cursor_.take(U'#') || is_space(cursor_.peek())) cursor_.skip_spaces();
    (void)cursor_.word();
    cursor_.skip_spaces();
    if (!cursor_.take(U':')) {
      return unreadable({"a colon belongs behind `budgetlint`: write `budgetlint: ignore[BL201] reason`",
                         "“budgetlint”后面缺少冒号，请写成“budgetlint: ignore[BL201] 理由”"});
    }
    cursor_.skip_spaces();
    const std::string_view verb = cursor_.word();
    if (verb != for_line && verb != for_file) {
      return unreadable(
          {"a comment can ask for `ignore[BL201] reason` or `ignore-file[BL201] reason`, for nothing else",
           "标注只能写“ignore[BL201] 理由”或“ignore-file[BL201] 理由”"});
    }
    suppression_.whole_file = verb == for_file;
    if (suppression_.whole_file && !comment_.at_top) {
      return unreadable(
          {"`ignore-file` holds only before the first line of the file's first form: move it there, or "
           "write `ignore` above the line that is meant",
           "“ignore-file”只能写在文件第一张表的首行之前；只针对某一行的，请在该行上方写“ignore”"});
    }
    return true;
  }

  bool read_rules() {
    cursor_.skip_spaces();
    if (!cursor_.take(U'[')) {
      return unreadable({"the rules to ignore belong in brackets: `ignore[BL201] reason`",
                         "要忽略的规则须写在方括号内，如“ignore[BL201] 理由”"});
    }
    std::size_t count = 0;
    while (true) {
      cursor_.skip_spaces();
      if (cursor_.take(U',')) continue;
      if (cursor_.take(U']')) break;
      const std::size_t begin = cursor_.at();
      while (!cursor_.at_end() && !is_space(cursor_.peek()) && cursor_.peek() != U',' && cursor_.peek() != U']') {
        cursor_.step();
      }
      if (cursor_.at_end()) {
        return unreadable(
            {"the bracket `[` is not closed: `ignore[BL201] reason`", "方括号没有配对，应写成“ignore[BL201] 理由”"});
      }
      if (++count > rules_.size()) {
        return unreadable({"the comment names more rules than there are", "标注所列的规则多于全部规则"});
      }
      add_rule(begin, cursor_.at());
    }
    if (count > 0) return true;
    return unreadable({"no rule stands between the brackets: `ignore[BL201] reason`",
                       "方括号内没有写规则编号，应写成“ignore[BL201] 理由”"});
  }

  void add_rule(std::size_t begin, std::size_t end) {
    const std::string_view word = std::string_view(comment_.text).substr(begin, end - begin);
    const auto found = std::ranges::find(rules_, word, [](const RuleInfo* rule) { return rule->id; });
    Place place = part_of(comment_, begin, end);
    if (found != rules_.end() && may_be_held(word)) {
      suppression_.rules.push_back({*found, std::move(place)});
      return;
    }
    refused_ = true;
    const std::string shown = shorten(visible(word), 30);
    Text message;
    if (found != rules_.end()) {
      message = {shown + " cannot be ignored: settle what it says", shown + " 不允许忽略，请解决所提示的问题"};
    } else if (const RuleInfo* meant = meant_rule(word, rules_)) {
      message = {fmt::format("there is no rule {}; did you mean {} ({})?", shown, meant->id, meant->name),
                 fmt::format("没有编号为“{}”的规则；是否为 {}（{}）？", shown, meant->id, meant->summary.chinese)};
    } else {
      message = {fmt::format("there is no rule {}: write whole ids, such as BL201", shown),
                 fmt::format("没有编号为“{}”的规则，请写完整编号，如 BL201", shown)};
    }
    findings_.push_back(finding_of(diagnostic_rules::unknown_suppressed_rule, std::move(place), std::move(message)));
  }

  bool read_reason() {
    const std::string_view text = comment_.text;
    const std::size_t begin = cursor_.at();
    const std::optional<Until> until = find_until(text, begin);
    std::string reason = trimmed(text.substr(begin));
    if (until) {
      if (!until->date || find_until(text, until->end)) {
        return unreadable({"the date cannot be read, so the comment ignores nothing: write `until=2026-12-31`, once",
                           "日期无法读取，标注不起作用：请写成“until=2026-12-31”，且只写一次"});
      }
      if (*until->date < today_) lapse(*until);
      const std::string before = trimmed(text.substr(begin, until->begin - begin));
      const std::string behind = trimmed(text.substr(until->end));
      reason = before + (before.empty() || behind.empty() ? "" : " ") + behind;
    }
    if (!says_something(reason)) {
      refuse(diagnostic_rules::suppression_without_reason, comment_.place,
             {"the comment gives no reason, so it ignores nothing: write why behind the brackets",
              "标注没有写明理由，不起作用：请在方括号后写明"});
    }
    suppression_.reason = std::move(reason);
    return true;
  }

  void lapse(const Until& until) {
    const std::string day = date_text(*until.date);
    refuse(diagnostic_rules::lapsed_suppression, part_of(comment_, until.begin, until.end),
           {fmt::format("the comment held until {} and ignores nothing any more", day),
            fmt::format("标注的有效期到{}为止，现已不起作用", day)});
  }

  bool unreadable(Text message) {
    findings_.push_back(finding_of(diagnostic_rules::unreadable_suppression, comment_.place, std::move(message)));
    return false;
  }

  void refuse(const RuleInfo& rule, Place place, Text message) {
    findings_.push_back(finding_of(rule, std::move(place), std::move(message)));
    refused_ = true;
  }

  const Comment& comment_;
  Cursor cursor_;
  std::span<const RuleInfo* const> rules_;
  Date today_;
  std::vector<Finding>& findings_;
  Suppression suppression_;
  bool refused_ = false;
};

constexpr std::size_t no_line = static_cast<std::size_t>(-1);

/// File, line (0: all of them) and rule.
using Target = std::tuple<std::string_view, std::size_t, std::string_view>;

/// A rule that a comment names, and whether it found something to hold back.
struct Use {
  const Suppression* suppression = nullptr;
  const SuppressedRule* named = nullptr;
  bool used = false;
};

Finding unused(const Use& use) {
  const std::string_view id = use.named->rule->id;
  Text message = use.suppression->whole_file
                     ? Text{fmt::format("{} finds nothing in this file: take it out of the comment", id),
                            fmt::format("本文件没有 {} 的问题，请从标注中删去", id)}
                     : Text{fmt::format("{} finds nothing on the line that the comment is for: take it out", id),
                            fmt::format("标注所指的行没有 {} 的问题，请从标注中删去", id)};
  return finding_of(diagnostic_rules::unused_suppression, use.named->place, std::move(message));
}

}  // namespace

bool addresses_budgetlint(std::string_view text) {
  Cursor cursor(text);
  cursor.skip_spaces();
  if (!equal_letters(cursor.word(), own_name)) return false;
  cursor.skip_spaces();
  return cursor.peek() == U':' || Cursor(text, cursor.at()).word().starts_with(for_line);
}

bool may_be_held(std::string_view rule_id) {
  return rule_id >= "BL010" && rule_id < "BL900";
}

std::vector<Suppression> read_suppressions(const std::vector<Comment>& comments, std::span<const RuleInfo* const> rules,
                                           Date today, std::vector<Finding>& findings) {
  std::vector<Suppression> suppressions;
  for (const Comment& comment : comments) {
    if (auto suppression = CommentReader(comment, rules, today, findings).read()) {
      suppressions.push_back(*std::move(suppression));
    }
  }
  return suppressions;
}

void hold_suppressed(std::vector<Finding>& findings, const std::vector<Suppression>& suppressions,
                     const RunScope& scope) {
  std::multimap<Target, Use> uses;
  for (const Suppression& suppression : suppressions) {
    for (const SuppressedRule& named : suppression.rules) {
      const bool speaks_of_nothing = !suppression.whole_file && suppression.line == 0;
      const std::size_t line = suppression.whole_file ? 0 : speaks_of_nothing ? no_line : suppression.line;
      uses.emplace(Target{suppression.place.file, line, named.rule->id}, Use{&suppression, &named});
    }
  }
  for (Finding& finding : findings) {
    for (const std::size_t line : {finding.place.begin.line, std::size_t{0}}) {
      const auto [first, last] = uses.equal_range({finding.place.file, line, finding.rule->id});
      for (auto use = first; use != last; ++use) {
        use->second.used = true;
        const Suppression& by = *use->second.suppression;
        if (!finding.hold) finding.hold = Hold{Holder::comment, by.reason, by.place.file, by.place.begin.line};
      }
    }
  }
  for (const auto& [target, use] : uses) {
    if (!use.used && scope.judged(*use.named->rule, use.suppression->place.file)) findings.push_back(unused(use));
  }
}

}  // namespace budgetlint
