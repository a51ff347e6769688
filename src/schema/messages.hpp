#pragma once

#include <string_view>
#include <vector>

#include "spelling.hpp"

/// The words of BL003, BL008 and BL101–BL104. Texts from a form are made safe to print and cut short.
namespace budgetlint::messages {

[[nodiscard]] Text duplicate_scalar(const Property& property);
[[nodiscard]] Text duplicate_collection(const Property& property);

/// A slip that is read as the key it stands for.
[[nodiscard]] Text near_key(std::string_view written, const Guess& meant);
/// A slip of a key that is there as well.
[[nodiscard]] Text present_key(std::string_view written, const Guess& meant);
/// No slip of a single key: the nearest keys, or else those that are not used yet if there are only a few.
[[nodiscard]] Text unknown_key(std::string_view written, const std::vector<Guess>& nearest,
                               const std::vector<const Property*>& unused);

[[nodiscard]] Text own_key(std::string_view written, const Property& property);
[[nodiscard]] Text missing_key(const Property& property);
/// A cell without which the form belongs to nobody.
[[nodiscard]] Text blank_key(const Property& property);

/// `field` is the place's labels, empty at the root; `property` is empty for a row of a list and at the root.
[[nodiscard]] Text wrong_shape(std::string_view field, const Node& node, const Shape& shape, const Property* property);
[[nodiscard]] Text unknown_value(std::string_view field, const Node& node, const Shape& shape);

}  // namespace budgetlint::messages
