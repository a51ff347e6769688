#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace budgetlint {

/// 64-bit FNV-1a (Fowler, Noll, Vo) of everything that was added: the same on every machine, for ever.
class Hash {
public:
  Hash& add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return *this;
  }
  /// The same, and a NUL behind it, so that `a`, `bc` differs from `ab`, `c`.
  Hash& add_part(std::string_view bytes) {
    add(bytes);
    value_ *= 0x100000001b3U;
    return *this;
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const;

private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

}  // namespace budgetlint
