#pragma once

#include <string>
#include <string_view>

namespace budgetlint {

/// A path as a URI: a relative reference, or `file://` and an absolute one (RFC 3986). All but unreserved characters
/// and slashes are written as %XX.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace budgetlint
