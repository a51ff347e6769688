#include "syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "budgetlint/document/rules.hpp"
#include "budgetlint/support/utf8.hpp"
#include "syntax_texts.hpp"

namespace budgetlint {
namespace {

/// A broken text with the lines in question.
struct Scene {
  const BrokenText& text;
  Span problem_line;
  Span context_line;

  [[nodiscard]] std::string_view bytes() const { return text.bytes; }
  [[nodiscard]] Span one_character(std::size_t at) const {
    if (at >= text.bytes.size()) return {text.bytes.size(), text.bytes.size()};
    return {at, at + code_point_at(text.bytes, at).size};
  }
};

using Guess = std::optional<Mistake>;
using Recogniser = Guess (*)(const Scene&);

Span rest_of_line(const Scene& scene, std::size_t at) {
  return text_on_line(scene.bytes(), at);
}

/// The line of a place; when nothing is written there (the end of the file), the last one written before it.
Span written_line(const BrokenText& text, std::size_t at) {
  const Span line = line_around(text.bytes, at);
  if (skip_blanks(text.bytes, line.begin) < line.end) return line;
  const auto before = written_line_before(text.bytes, line);
  return before.value_or(line);
}

/// Whether a place lies between brackets or braces. libyaml has yet to tell of those that open on the line itself;
/// those that close again count too, for no repair is better than a wrong one.
Around around(const Scene& scene, std::size_t at) {
  const std::size_t line = line_around(scene.bytes(), at).begin;
  const bool opens = scene.bytes().substr(line, at - line).find_first_of("[{") != std::string_view::npos;
  return scene.text.open_bracket || opens ? Around::brackets : Around::lines;
}

/// A value that has to stand in quotes because of its first character.
Mistake needs_quotes(const Scene& scene, std::size_t at) {
  const char first = scene.bytes()[at];
  const auto value = value_to_quote(scene.bytes(), at, around(scene, at));
  if (!value) return {scene.one_character(at), quote_whole_text(first), Safety::unsafe, {}};
  return {*value,
          quote_text(excerpt(scene.bytes(), *value), first),
          Safety::unsafe,
          {{*value, quoted(scene.bytes().substr(value->begin, value->size()))}}};
}

Guess in_quotes(const Scene& scene) {
  if (scene.text.error.context != "while scanning a quoted scalar") return std::nullopt;
  const std::size_t at = scene.text.error.context_at;
  return Mistake{scene.one_character(at), unclosed_quote_text(scene.bytes()[at]), Safety::unsafe, {}};
}

Guess bad_escape(const Scene& scene) {
  if (scene.text.error.context != "while parsing a quoted scalar") return std::nullopt;
  return Mistake{scene.one_character(scene.text.error.problem_at), escape_text(), Safety::unsafe, {}};
}

Guess reserved_sign(const Scene& scene) {
  constexpr std::array contexts{"while scanning an alias",
                                "while scanning an anchor",
                                "while scanning a block scalar",
                                "while scanning a tag",
                                "while parsing a tag",
                                "while scanning a directive",
                                "while scanning a %YAML directive",
                                "while scanning a %TAG directive"};
  const bool known = std::find(contexts.begin(), contexts.end(), scene.text.error.context) != contexts.end();
  const std::size_t at = scene.text.error.context_at;
  if (!known || at >= scene.bytes().size()) return std::nullopt;
  if (scene.text.error.problem.find("tab character") != std::string_view::npos) return std::nullopt;
  if (scene.bytes()[at] == '%') {
    const Span rest = rest_of_line(scene, at);
    return Mistake{rest, directive_text(excerpt(scene.bytes(), rest)), Safety::unsafe, {}};
  }
  return needs_quotes(scene, at);
}

Guess bad_directive_or_tag(const Scene& scene) {
  const std::size_t at = scene.text.error.problem_at;
  if (scene.text.error.problem == "found undefined tag handle" && at < scene.bytes().size()) {
    return needs_quotes(scene, at);
  }
  const bool directive = at < scene.bytes().size() && scene.bytes()[at] == '%' && at == scene.problem_line.begin;
  if (!directive) return std::nullopt;
  const Span rest = rest_of_line(scene, at);
  return Mistake{rest, directive_text(excerpt(scene.bytes(), rest)), Safety::unsafe, {}};
}

Guess tab(const Scene& scene) {
  std::size_t at = scene.text.error.problem_at;
  const bool at_tab = at < scene.bytes().size() && scene.bytes()[at] == '\t';
  const bool told = scene.text.error.problem.find("tab character") != std::string_view::npos;
  if (!at_tab && !told) return std::nullopt;
  if (!at_tab) {
    at = scene.bytes().substr(0, scene.problem_line.end).find('\t', scene.problem_line.begin);
    if (at == std::string_view::npos) return std::nullopt;
  }
  const std::size_t end = std::min(scene.bytes().find_first_not_of('\t', at), scene.bytes().size());
  return Mistake{{at, end}, tab_text(), Safety::unsafe, {}};
}

Guess foreign_blanks(const Scene& scene) {
  const std::string_view bytes = scene.bytes();
  for (const Span line : {scene.context_line, scene.problem_line}) {
    const auto indentation = foreign_indentation(bytes, line);
    if (!indentation) continue;
    return is_key_line(bytes, line) ? describe_foreign_keys(bytes, line)
                                    : describe_foreign_indentation(bytes, *indentation);
  }
  // To YAML such a line is a key at the margin, and it stumbles only over the line behind.
  const auto before = written_line_before(bytes, scene.problem_line);
  const bool key = before && is_foreign_key_line(bytes, *before);
  return key ? Guess(describe_foreign_keys(bytes, *before)) : std::nullopt;
}

Guess key_slip(const Scene& scene) {
  for (const Span line : {scene.context_line, scene.problem_line}) {
    if (const auto slip = find_key_slip(scene.bytes(), line)) return describe_key_slip(scene.bytes(), *slip);
  }
  // Such a line and the next are one text to YAML, which stumbles only over the next one's colon.
  if (scene.text.error.problem != "mapping values are not allowed in this context") return std::nullopt;
  const auto before = written_line_before(scene.bytes(), scene.problem_line);
  if (!before) return std::nullopt;
  const auto slip = find_key_slip(scene.bytes(), *before);
  return slip ? Guess(describe_key_slip(scene.bytes(), *slip)) : std::nullopt;
}

Guess drawn_line(const Scene& scene) {
  for (const Span line : {scene.context_line, scene.problem_line}) {
    const std::string_view text = scene.bytes().substr(line.begin, line.size());
    if (text.size() >= 4 && text.find_first_not_of("-=*_ ") == std::string_view::npos) {
      return Mistake{line, drawn_line_text(), Safety::unsafe, {}};
    }
  }
  return std::nullopt;
}

Guess full_width_comment(const Scene& scene) {
  for (const Span line : {scene.context_line, scene.problem_line}) {
    const std::size_t at = skip_blanks(scene.bytes(), line.begin);
    constexpr std::string_view sign = "＃";
    if (scene.bytes().substr(at, sign.size()) == sign) {
      return Mistake{{at, at + sign.size()}, full_width_comment_text(), Safety::unsafe, {}};
    }
  }
  return std::nullopt;
}

Guess bare_dash(const Scene& scene) {
  if (scene.text.error.problem != "block sequence entries are not allowed in this context") return std::nullopt;
  const std::size_t at = scene.text.error.problem_at;
  const std::size_t next = skip_blanks(scene.bytes(), at + 1);
  const Span line = line_around(scene.bytes(), at);
  const bool alone = next >= line.end || scene.bytes()[next] == '#';
  return Mistake{scene.one_character(at), alone ? bare_dash_text() : list_on_key_line_text(), Safety::unsafe, {}};
}

Guess bad_first_character(const Scene& scene) {
  const std::string_view problem = scene.text.error.problem;
  const std::size_t at = scene.text.error.problem_at;
  if (at >= scene.bytes().size()) return std::nullopt;
  const bool no_start = problem == "found character that cannot start any token" ||
                        problem == "mapping keys are not allowed in this context" ||
                        (problem == "did not find expected node content" && !is_line_end(scene.bytes()[at]));
  if (!no_start) return std::nullopt;
  return needs_quotes(scene, mark_before(scene.bytes(), at));
}

/// `{name: a, amount:}`
Guess glued_colon(const Scene& scene) {
  const std::size_t at = scene.text.error.problem_at;
  if (scene.text.error.problem != "found unexpected ':'" || at + 1 >= scene.bytes().size()) return std::nullopt;
  const Span colon{at, at + 1};
  const std::string key = excerpt(scene.bytes(), {std::min(scene.text.error.context_at, at), at});
  return Mistake{colon, glued_colon_text(key, scene.bytes()[at + 1]), Safety::unsafe, {{colon, ": "}}};
}

Guess in_brackets(const Scene& scene) {
  const ParserError& error = scene.text.error;
  const bool at_end = skip_space(scene.bytes(), error.problem_at) >= scene.bytes().size();
  if (at_end && scene.text.open_bracket) {
    const std::size_t at = *scene.text.open_bracket;
    return Mistake{scene.one_character(at), unclosed_bracket_text(scene.bytes()[at]), Safety::unsafe, {}};
  }
  const bool flow = error.context == "while parsing a flow mapping" || error.context == "while parsing a flow sequence";
  if (!flow || error.context_at >= scene.bytes().size()) return std::nullopt;
  const std::string_view inside =
      scene.bytes().substr(error.context_at, std::max(error.problem_at, error.context_at) - error.context_at);
  if (const std::size_t comma = inside.find("，");
      comma != std::string_view::npos && inside.find_first_of("\r\n") == std::string_view::npos) {
    const std::size_t at = error.context_at + comma;
    return Mistake{scene.one_character(at), full_width_comma_text(), Safety::unsafe, {}};
  }
  return Mistake{scene.one_character(error.context_at),
                 unclosed_bracket_text(scene.bytes()[error.context_at]),
                 Safety::unsafe,
                 {}};
}

/// `name: "社保` whose quote is closed by the one that opens another value, lines below.
Guess quote_closed_late(const Scene& scene) {
  const auto& quoted_value = scene.text.last_quoted;
  if (!quoted_value || skip_blanks(scene.bytes(), quoted_value->end) != scene.text.error.problem_at) {
    return std::nullopt;
  }
  return Mistake{scene.one_character(quoted_value->begin),
                 unclosed_quote_text(scene.bytes()[quoted_value->begin]),
                 Safety::unsafe,
                 {}};
}

/// A key longer than libyaml takes, which then sees no colon.
Guess long_key(const Scene& scene) {
  for (const Span line : {scene.context_line, scene.problem_line}) {
    const std::size_t begin = skip_blanks(scene.bytes(), line.begin);
    const std::size_t colon = scene.bytes().find(": ", begin);
    if (colon >= line.end) continue;
    if (count_code_points(scene.bytes().substr(begin, colon - begin)) <= most_key_characters) continue;
    return Mistake{
        {begin, colon}, long_key_text(excerpt(scene.bytes(), {begin, colon}), most_key_characters), Safety::unsafe, {}};
  }
  return std::nullopt;
}

/// `value: "a" b`, `value: [a] b`.
Guess text_behind_end(const Scene& scene) {
  std::size_t at = scene.text.error.problem_at;
  const std::size_t line = line_around(scene.bytes(), at).begin;
  while (at > line && is_blank(scene.bytes()[at - 1])) --at;
  if (at == line) return std::nullopt;
  const char end = scene.bytes()[at - 1];
  if (std::string_view("\"']}").find(end) == std::string_view::npos) return std::nullopt;
  const Span rest = rest_of_line(scene, scene.text.error.problem_at);
  return Mistake{rest, text_behind_text(excerpt(scene.bytes(), rest), end), Safety::unsafe, {}};
}

Guess second_colon(const Scene& scene) {
  if (scene.text.error.problem != "mapping values are not allowed in this context") return std::nullopt;
  const std::size_t at = scene.text.error.problem_at;
  const std::string_view before = scene.bytes().substr(scene.problem_line.begin, at - scene.problem_line.begin);
  if (before.starts_with("--- ")) {
    return Mistake{rest_of_line(scene, scene.problem_line.begin + 4), behind_marker_text(), Safety::unsafe, {}};
  }
  if (before.find(": ") == std::string_view::npos) {
    const std::size_t begin = skip_blanks(scene.bytes(), scene.problem_line.begin);
    return Mistake{{begin, at}, deeper_line_text(excerpt(scene.bytes(), {begin, at})), Safety::unsafe, {}};
  }
  return Mistake{scene.one_character(at), second_colon_text(), Safety::unsafe, {}};
}

Guess no_colon(const Scene& scene) {
  if (scene.text.error.problem != "could not find expected ':'") return std::nullopt;
  const Span rest = rest_of_line(scene, scene.text.error.context_at);
  return Mistake{rest, no_colon_text(excerpt(scene.bytes(), rest)), Safety::unsafe, {}};
}

Guess indentation(const Scene& scene) {
  constexpr std::array problems{"did not find expected key", "did not find expected '-' indicator",
                                "did not find expected <document start>"};
  const std::string_view problem = scene.text.error.problem;
  if (std::find(problems.begin(), problems.end(), problem) == problems.end()) return std::nullopt;
  const Span rest = rest_of_line(scene, scene.text.error.problem_at);
  return Mistake{rest, indentation_text(excerpt(scene.bytes(), rest)), Safety::unsafe, {}};
}

/// The surest first.
constexpr std::array<Recogniser, 19> recognisers{in_quotes,          bad_escape,
                                                 reserved_sign,      bad_directive_or_tag,
                                                 bare_dash,          glued_colon,
                                                 in_brackets,        tab,
                                                 quote_closed_late,  foreign_blanks,
                                                 key_slip,           drawn_line,
                                                 full_width_comment, bad_first_character,
                                                 long_key,           text_behind_end,
                                                 second_colon,       no_colon,
                                                 indentation};

}  // namespace

SyntaxError explain_syntax_error(const BrokenText& text) {
  const Scene scene{text, written_line(text, text.error.problem_at), written_line(text, text.error.context_at)};
  for (const Recogniser recognise : recognisers) {
    auto mistake = recognise(scene);
    if (!mistake) continue;
    const bool trap = recognise == foreign_blanks;
    return {trap ? &document_rules::yaml_trap : &document_rules::yaml_syntax, *std::move(mistake)};
  }
  return {&document_rules::yaml_syntax,
          {scene.one_character(text.error.problem_at), unknown_text(text.error.problem), Safety::unsafe, {}}};
}

}  // namespace budgetlint
