#include "tree_mistakes.hpp"

#include <fmt/format.h>

#include "syntax_texts.hpp"

namespace budgetlint {
namespace {

Mistake at(Span span, Text message) {
  return {span, std::move(message), Safety::unsafe, {}};
}

}  // namespace

Mistake alias_loop(Span span, std::string_view alias) {
  return at(span, {fmt::format("`{}` stands inside what it repeats and would never end: write the content out instead",
                               alias),
                   fmt::format("“{}”引用的正是它所在的内容，会无限循环。请把内容直接写出来", alias)});
}

Mistake alias_flood(Span span, std::string_view alias, std::size_t limit) {
  return at(span,
            {fmt::format("with `{}` the aliases of this document stand for more than {} nodes, which is the "
                         "limit `alias_nodes`: write the content out instead",
                         alias, limit),
             fmt::format("加上“{}”，本表的引用展开后超过上限 {} 个（alias_nodes）。请把内容直接写出来", alias, limit)});
}

Mistake undefined_alias(Span span, std::string_view alias) {
  Mistake mistake = at(span, undefined_alias_text(alias));
  mistake.substitutions.push_back({span, quoted(alias)});
  return mistake;
}

Mistake merge_key(Span span) {
  return at(span, {"`<<` merges the keys of another mapping, which forms do not use: write those keys out here",
                   "“<<”表示合并别处的项目，表格不支持。请把各项目直接写在这里"});
}

Mistake collection_key(Span span) {
  return at(span, {"a list or mapping stands here as a key, and a key must be text: if the brackets belong to the "
                   "text, put it between quotes",
                   "此处用列表或一组项目作了项目名，项目名只能是文字。如果括号是文字的一部分，请加半角引号"});
}

Mistake foreign_tag(Span span, std::string_view tag) {
  return at(span, {fmt::format("`{}` is a YAML tag, which forms do not use: delete it, or put the value between quotes "
                               "if it is text",
                               tag),
                   fmt::format("“{}”以叹号开头，会被当作类型标记，表格不支持。请删除；如果是文字，请加半角引号", tag)});
}

Mistake too_deep(Span span, std::size_t limit) {
  return at(span, {fmt::format("lists and mappings lie more than {} levels inside each other here, which is the limit "
                               "`depth`; the document was not read",
                               limit),
                   fmt::format("此处的层次超过上限 {} 层（depth），这张表没有读取", limit)});
}

Mistake too_many_entries(Span span, std::size_t limit) {
  return at(span, {fmt::format("this is entry {} of one list or mapping, and {} is the limit `keys`; the document was "
                               "not read",
                               limit + 1, limit),
                   fmt::format("此处是同一列表（或同一组项目）的第 {} 项，超过上限 {} 项（keys），这张表没有读取",
                               limit + 1, limit)});
}

Mistake too_many_documents(Span span, std::size_t limit) {
  return at(
      span,
      {fmt::format("this is document {} of the file, and {} is the limit `documents`; it and those after it "
                   "were not read",
                   limit + 1, limit),
       fmt::format("此处是本文件的第 {} 张表，超过上限 {} 张（documents），从这里起都没有读取", limit + 1, limit)});
}

Mistake too_many_nodes(Span span, std::size_t limit) {
  return at(span, {fmt::format("the file holds more than {} keys and values, which is the limit `nodes`; this document "
                               "and those after it were not read",
                               limit),
                   fmt::format("到此处为止，本文件的项目和内容超过上限 {} 个（nodes），从这张表起都没有读取", limit)});
}

Mistake too_many_directives(Span span, std::size_t limit) {
  return at(span, {fmt::format("more than {} lines before this document begin with `%`, which is the limit; it was not "
                               "read",
                               limit),
                   fmt::format("这张表前面以“%”开头的行超过上限 {} 行，没有读取", limit)});
}

Mistake too_many_comments(Span span, std::size_t limit) {
  return at(span, {fmt::format("this is comment {} to budgetlint in the file, and {} is the limit; it and those after "
                               "it were not read",
                               limit + 1, limit),
                   fmt::format("此处是本文件中第 {} 条写给 budgetlint 的注释，超过上限 {} 条，从这里起都没有读取",
                               limit + 1, limit)});
}

Mistake too_many_told(Span span, std::size_t limit) {
  return at(span, {fmt::format("more than {} places of this file could not be read, which is the limit of what is "
                               "told; from here on only what else is wrong is",
                               limit),
                   fmt::format("本文件读不懂的地方超过上限 {} 处，从这里起的不再逐一列出", limit)});
}

}  // namespace budgetlint
