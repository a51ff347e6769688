#pragma once

#include <cstddef>
#include <string_view>

#include "mistake.hpp"

/// What BL002, BL004, BL005 and BL006 say of a place in a tree.
namespace budgetlint {

[[nodiscard]] Mistake alias_loop(Span span, std::string_view alias);
[[nodiscard]] Mistake alias_flood(Span span, std::string_view alias, std::size_t limit);
[[nodiscard]] Mistake undefined_alias(Span span, std::string_view alias);
[[nodiscard]] Mistake merge_key(Span span);
[[nodiscard]] Mistake collection_key(Span span);
[[nodiscard]] Mistake foreign_tag(Span span, std::string_view tag);
[[nodiscard]] Mistake too_deep(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_entries(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_documents(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_nodes(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_directives(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_comments(Span span, std::size_t limit);
[[nodiscard]] Mistake too_many_told(Span span, std::size_t limit);

}  // namespace budgetlint
