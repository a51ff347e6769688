#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budgetlint/support/source.hpp"
#include "budgetlint/support/text.hpp"

namespace budgetlint {

enum class Severity { note, warning, error };

/// `note`, `warning`, `error`: never translated.
[[nodiscard]] std::string_view severity_name(Severity severity);

/// Whether a rule is applied unless something else is said.
enum class Activation : std::uint8_t { on, off };

/// What a rule looks at: the forms of one department and year, or how those of a department follow each other over the
/// years.
enum class Scope : std::uint8_t { submission, years };

/// What a format, the list of rules and a person need to know of a rule. One constant for each, which lives
/// as long as the program; a finding points at it.
struct RuleInfo {
  std::string_view id;    ///< `BL201`
  std::string_view name;  ///< `total-mismatch`: what is wrong
  Severity severity;      ///< the severity when nothing softens it
  Phrase summary;         ///< one line
  Phrase explanation;     ///< what is checked and why it matters
  /// A mistake and its repair, as a diff: lines that begin with `-` are wrong, those with `+` are right, the others
  /// belong to both. `# 附表3` begins a form, and `...` stands for the rest of it, which is sound.
  std::string_view example = {};
  Activation activation = Activation::on;
  Scope scope = Scope::submission;  ///< years: applied by `audit` only
};

/// A place in a form.
struct Place {
  std::string file;          ///< as reports print it
  std::size_t document = 0;  ///< 0-based, in the file
  std::string path;          ///< canonical JSON Pointer inside the document; empty is the whole document
  std::string field;         ///< the official labels on the way: `支出明细 1 金额`
  /// Inside a cell's text, what tells its parts apart wherever they stand: the words of a number in an explanation, and
  /// a count where the same stands before it. Empty: the whole cell.
  std::string part;
  Span span;  ///< bytes
  Position begin;
  Position end;  ///< one past the last
};

/// Built from a span; `path` and `field` stay empty.
[[nodiscard]] Place make_place(const Source& source, Span span, std::size_t document = 0);

enum class Role { supports, contradicts, operand, candidate };
[[nodiscard]] std::string_view role_name(Role role);

/// Another place that a finding speaks of.
struct Related {
  Role role = Role::operand;
  Place place;
  std::string value;  ///< as the source writes it
  Text reading;       ///< a word or two for the column "reads as": `exact`, `approximate`
};

/// Replaces the bytes of `place` by `text`.
struct Edit {
  Place place;
  std::string text;
};

enum class Safety { safe, unsafe };

/// Edits that belong together. Unsafe ones change an amount or a year, or fill a blank.
struct Fix {
  Safety safety = Safety::unsafe;
  Text title;
  std::vector<Edit> edits;
};

/// A fix's title: `合计: 53 -> 54`; an empty `from` is told as a blank.
[[nodiscard]] Text change_of(std::string_view field, std::string_view from, std::string_view to);

/// Why a finding is not told: a comment in its form, a baseline that knew it already, or a tolerance of the
/// configuration within which the numbers agree.
enum class Holder : std::uint8_t { comment, baseline, tolerance };
[[nodiscard]] std::string_view holder_name(Holder holder);

/// What holds a finding back, and where that is written.
struct Hold {
  Holder by = Holder::comment;
  std::string reason;    ///< as the comment gives it, or the tolerance as written; empty for a baseline
  std::string file;      ///< the form, the baseline or the configuration
  std::size_t line = 0;  ///< 1-based; 0: the file as a whole
};

/// What a configuration made milder about a finding: a tolerance that it was judged by, a severity that it got.
struct Softening {
  Text what;         ///< `tolerance truncation`, `note instead of error`
  std::string file;  ///< the configuration
};

/// One thing that is wrong, as a plain value: reader, schema and rules all make these and formats only print
/// them. Strings that do not apply are empty.
struct Finding {
  const RuleInfo* rule = nullptr;
  Severity severity = Severity::error;
  Place place;
  Text message;
  std::string department;
  int year = 0;         ///< 0: not known
  std::string form;     ///< what the form is about: 支出方向 on 附表3, else the form's title
  std::string verdict;  ///< a word of the JSON vocabulary: `truncated`, `unit-slip`
  Text reading;         ///< the verdict in a word or two, for the card's column "reads as"
  std::vector<std::string> also;
  std::string stated;      ///< as the source writes it
  std::string expected;    ///< in `unit`, an exact decimal
  std::string computed;    ///< in `unit`, an exact decimal
  std::string unit;        ///< 万元
  std::string derivation;  ///< `900 * 46 * 12 = 496800 元`
  Text assumed;            ///< what stands in the derivation and in no cell: `12 implicit, from the period`
  Text conclusion;         ///< one sentence: what the evidence says
  std::vector<Related> related;
  std::vector<Fix> fixes;
  std::optional<Hold> hold;            ///< set: not told, only counted; reports for machines carry it with this mark
  std::optional<Softening> softening;  ///< set: milder than without configuration
};

/// A finding with the severity of its rule.
[[nodiscard]] Finding finding_of(const RuleInfo& rule, Place place, Text message = {});

/// A finding's derivation with what it assumes: `2083 * 12 = 24996 元 (12 implicit, from the period)`.
[[nodiscard]] std::string derivation_of(const Finding& finding, Language language);

/// The order of every report: file, document, line, column, rule id, path, message.
[[nodiscard]] bool reads_before(const Finding& a, const Finding& b);

/// 64-bit FNV-1a of rule id, file, document, path and, where a finding stands at a part of a text, that part, as 16
/// hexadecimal digits: stable when lines and the other words of a text move.
[[nodiscard]] std::string fingerprint(const Finding& finding);

}  // namespace budgetlint
