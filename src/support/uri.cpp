#include "budgetlint/support/uri.hpp"

#include <fmt/format.h>

namespace budgetlint {

std::string uri_of(std::string_view path) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
  };
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) uri += plain(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return uri;
}

}  // namespace budgetlint
