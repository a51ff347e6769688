// How libFuzzer changes texts of lines, beside its own changes of bytes: forms, configurations and parts keep their
// shape when whole lines, blocks, values and digits move, and what is behind the reader is reached.
#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Random = std::minstd_rand;
using Lines = std::vector<std::string>;

std::size_t below(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::size_t indentation(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// One past the lines that stand deeper than that one, behind it.
std::size_t end_of_block(const Lines& lines, std::size_t first) {
  std::size_t end = first + 1;
  while (end < lines.size() && indentation(lines[end]) > indentation(lines[first])) ++end;
  return end;
}

/// Where the value of `key: value` begins.
std::size_t value_of(const std::string& line) {
  const std::size_t colon = line.find(": ");
  return colon == line.npos ? line.npos : colon + 2;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Another number in place of one: a digit changed, put in or taken away, two exchanged, a point moved.
void change_number(std::string& text, Random& random) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) digits.push_back(i);
  }
  if (digits.empty()) return;
  const std::size_t at = digits[below(random, digits.size())];
  const char digit = static_cast<char>('0' + below(random, 10));
  switch (below(random, 5)) {
    case 0:
      text[at] = digit;
      break;
    case 1:
      text.insert(at, 1, digit);
      break;
    case 2:
      text.erase(at, 1);
      break;
    case 3:
      if (at > 0) std::swap(text[at], text[at - 1]);
      break;
    default:
      text.insert(at, 1, '.');
  }
}

void change(Lines& lines, Random& random) {
  const std::size_t at = below(random, lines.size());
  const std::size_t other = below(random, lines.size());
  const auto position = [&](std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); };
  switch (below(random, 8)) {
    case 0:
      std::swap(lines[at], lines[other]);
      break;
    case 1:
      lines.erase(position(at));
      break;
    case 2: {
      const Lines block(position(at), position(end_of_block(lines, at)));
      lines.insert(position(other), block.begin(), block.end());
      break;
    }
    case 3:
      lines.erase(position(at), position(end_of_block(lines, at)));
      break;
    case 4: {
      const std::size_t to = value_of(lines[at]);
      const std::size_t from = value_of(lines[other]);
      if (to != std::string::npos && from != std::string::npos)
        lines[at] = lines[at].substr(0, to) + lines[other].substr(from);
      break;
    }
    case 5:
      lines[at] =
          below(random, 2) == 0 ? "  " + lines[at] : lines[at].substr(std::min<std::size_t>(2, indentation(lines[at])));
      break;
    default:
      change_number(lines[at], random);
  }
}

std::size_t put(const Lines& lines, std::uint8_t* data, std::size_t most) {
  std::size_t size = 0;
  for (const std::string& line : lines) {
    if (size + line.size() > most) break;
    std::copy(line.begin(), line.end(), data + size);
    size += line.size();
  }
  return size;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Random random(seed);
  Lines lines = lines_of(text_of(data, size));
  if (lines.empty() || below(random, 3) == 0) return LLVMFuzzerMutate(data, size, most);
  for (std::size_t times = 1 + below(random, 3); times > 0 && !lines.empty(); --times) change(lines, random);
  return put(lines, data, most);
}

/// Blocks of the other text between the lines of the one.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most, unsigned seed) {
  Random random(seed);
  Lines lines = lines_of(text_of(one, one_size));
  const Lines from = lines_of(text_of(other, other_size));
  if (from.empty()) return put(lines, out, most);
  const std::size_t first = below(random, from.size());
  const auto block = from.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = from.begin() + static_cast<std::ptrdiff_t>(end_of_block(from, first));
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(below(random, lines.size() + 1)), block, end);
  return put(lines, out, most);
}
