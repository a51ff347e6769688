#include "syntax_texts.hpp"

#include <fmt/format.h>

namespace budgetlint {

Text unclosed_quote_text(char quote) {
  return {fmt::format("the quote {0} opened here is not closed where its value ends: type the closing {0}", quote),
          fmt::format("此处的引号 {0} 没有在内容结束处配对，请补上后一个 {0}", quote)};
}

Text escape_text() {
  return {"between double quotes a backslash begins an escape: put the value between single quotes '…' instead",
          "双引号里的反斜杠“\\”有特殊含义，请改用单引号 '…' 把内容括起来"};
}

Text quote_text(std::string_view value, char first) {
  return {fmt::format("a value cannot begin with {} here: put it between quotes, \"{}\"", first, value),
          fmt::format("内容不能直接以“{}”开头，请加上半角引号：\"{}\"", first, value)};
}

Text quote_whole_text(char first) {
  return {fmt::format("a value cannot begin with {} here: put the whole value between quotes \"…\"", first),
          fmt::format("内容不能直接以“{}”开头，请用半角引号把整个内容括起来", first)};
}

Text glued_colon_text(std::string_view key, char next) {
  Text text{fmt::format("`{0}:{1}` has no blank behind the colon: type `{0}: {1}`", key, next),
            fmt::format("“{0}:{1}”的冒号后面缺一个空格，请写成“{0}: {1}”", key, next)};
  const bool nothing_there = next == '}' || next == ']' || next == ',';
  if (nothing_there) {
    text.english += ", or leave the key out";
    text.chinese += "；没有内容的，也可以不写这一项";
  }
  return text;
}

Text undefined_alias_text(std::string_view alias) {
  return {fmt::format("`{0}` refers to something marked `&{1}`, and nothing is: if it is text, put it between quotes, "
                      "\"{0}\"",
                      alias, alias.substr(1)),
          fmt::format("“{0}”表示引用“&{1}”标记的内容，但没有这个标记。如果是普通文字，请加上半角引号：\"{0}\"", alias,
                      alias.substr(1))};
}

Text directive_text(std::string_view line) {
  return {fmt::format("a line that begins with `%` is an instruction to YAML, and `{}` is none that is known: "
                      "put it behind a key and between quotes, or put # in front",
                      line),
          fmt::format("行首的“%”有特殊含义，“{}”无法识别。请写成“项目: \"内容\"”，如是说明文字请在行首加“#”", line)};
}

Text tab_text() {
  return {"there is a tab here, and YAML is indented by blanks only: type blanks, as many as the lines beside it have",
          "此处用了制表符（Tab 键），缩进只能用空格。请改成空格，与同层的行对齐"};
}

Text drawn_line_text() {
  return {"a line drawn from signs is no part of a form: delete it or put # in front",
          "用符号画的分隔线不属于表格内容，请删除，或在行首加“#”"};
}

Text full_width_comment_text() {
  return {"a full-width ＃ begins no comment: type #", "全角的“＃”不表示注释，请改成半角“#”"};
}

Text bare_dash_text() {
  return {"a bare `-` is the beginning of a list, not a blank cell: leave the cell empty",
          "单独一个“-”会被当作列表的开头，不表示空白。没有内容请直接留空"};
}

Text list_on_key_line_text() {
  return {
      "a list cannot begin on its key's line: put `- ` on the next line; a negative number has no blank behind "
      "its `-`",
      "列表不能和项目写在同一行，请把“- ”另起一行；如果是负数，“-”后面不要空格"};
}

Text full_width_comma_text() {
  return {"between braces or brackets entries are separated by an ordinary comma and a blank: type `, `",
          "括号里的各项要用半角逗号加空格“, ”隔开，此处是全角逗号"};
}

Text unclosed_bracket_text(char bracket) {
  const char closing = bracket == '[' ? ']' : '}';
  return {
      fmt::format("`{}` opens a list or mapping that is not closed properly: type the `{}`, or put the value between "
                  "quotes if it is text",
                  bracket, closing),
      fmt::format("“{}”没有正确配对，请补上“{}”；如果是普通文字，请用半角引号把内容括起来", bracket, closing)};
}

Text text_behind_text(std::string_view rest, char end) {
  return {fmt::format("`{}` goes on behind the closing {}: put the whole value between quotes", rest, end),
          fmt::format("“{}”写在了结尾的 {} 之后，请用引号把整段内容括起来", rest, end)};
}

Text second_colon_text() {
  return {"a second colon on the line: put the value between quotes if the colon belongs to it, or begin a new line",
          "同一行出现了第二个冒号。如果冒号是内容的一部分，请用半角引号把内容括起来；如果是另一个项目，请另起一行"};
}

Text behind_marker_text() {
  return {"a form cannot begin behind `---`: begin the form on the line below",
          "“---”后面不能直接填写内容，请从下一行开始填写"};
}

Text deeper_line_text(std::string_view key) {
  return {fmt::format("`{}` is indented deeper than the line above, which already has a value: align it with its "
                      "neighbours",
                      key),
          fmt::format("“{}”比上一行缩进更深，而上一行已经有内容。请与同层的行对齐", key)};
}

Text no_colon_text(std::string_view line) {
  return {
      fmt::format("`{}` has no colon: type `key: value`, or indent it deeper if it goes on with the line above", line),
      fmt::format("“{}”没有冒号。请写成“项目: 内容”；如果是接着上一行的内容，请缩进得更深一些", line)};
}

Text long_key_text(std::string_view key, std::size_t limit) {
  return {fmt::format("`{}` runs on for more than {} characters before its colon, which is the limit of a key: shorten "
                      "it, or type the colon that is missing",
                      key, limit),
          fmt::format("“{}”的冒号前超过{}个字，不能作项目名称。请缩短，或补上前面漏写的冒号", key, limit)};
}

Text indentation_text(std::string_view line) {
  return {fmt::format("`{}` does not fit the lines above: align it with the lines it belongs to", line),
          fmt::format("“{}”的缩进与上面的行对不上，请与同层的行左边对齐", line)};
}

Text unknown_text(std::string_view problem) {
  return {fmt::format("this is no valid YAML ({}): look at the colons, quotes and indentation of this line and the "
                      "one above",
                      problem),
          "此处格式有误，请检查这一行和上一行的冒号、引号和缩进"};
}

}  // namespace budgetlint
