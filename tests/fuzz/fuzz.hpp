#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What the targets share. Each target is one `LLVMFuzzerTestOneInput`, which libFuzzer calls with what it makes up and
/// `replay.cpp` with what is kept in `corpus/`.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace budgetlint::fuzz {

/// Ends the process and shows why, when an oracle is contradicted.
void require(bool holds, std::string_view what, std::string_view of = {});

/// What a fuzzer made up, taken piece by piece from the front. At its end it gives zeros.
class Bytes {
public:
  Bytes(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  unsigned byte();
  /// 0 … count - 1
  std::size_t below(std::size_t count) { return byte() % count; }
  /// The bytes up to a separator, which is dropped, or to the end.
  std::string_view until(std::string_view separator);
  std::string_view rest();

private:
  std::string_view rest_;
};

/// The rest as a text: bytes as they are, or, where the first of them is odd, a word of `words` for each further byte.
/// Few strings of bytes are amounts; most strings of words nearly are.
std::string text_of(Bytes& bytes, std::span<const std::string_view> words);

/// ASCII as it is typed with a Chinese keyboard.
std::string full_width(std::string_view text);

/// True where `text` begins and ends, and between its characters.
bool is_boundary(std::string_view text, std::size_t offset);

}  // namespace budgetlint::fuzz
