#include "properties/blame/changes.hpp"

#include <algorithm>

namespace budgetlint::testing::blame {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// How a number is written: `plain` has its ASCII digits and point.
struct Written {
  std::string plain;
  bool separated = false;
  bool full_width = false;
};

Written read(std::string_view number) {
  Written written;
  for (std::size_t i = 0; i < number.size(); ++i) {
    char c = number[i];
    if (static_cast<unsigned char>(c) >= 0x80) {  // U+FF01 … U+FF5E: three bytes, 0xfee0 above their ASCII twins
      const unsigned code = ((static_cast<unsigned char>(number[i + 1]) & 0x3fU) << 6U) |
                            (static_cast<unsigned char>(number[i + 2]) & 0x3fU);
      c = static_cast<char>(code - 0xee0U);
      written.full_width = true;
      i += 2;
    }
    if (c == ',') {
      written.separated = true;
    } else {
      written.plain += c;
    }
  }
  return written;
}

std::string write(const Written& written) {
  std::string text;
  const std::size_t whole = std::min(written.plain.find('.'), written.plain.size());
  for (std::size_t i = 0; i < written.plain.size(); ++i) {
    std::string next;
    if (written.separated && i > 0 && i < whole && (whole - i) % 3 == 0) next += ',';
    next += written.plain[i];
    for (const char c : next) {
      if (!written.full_width) {
        text += c;
        continue;
      }
      const unsigned code = static_cast<unsigned char>(c) + 0xfee0U;
      text += static_cast<char>(0xe0U | (code >> 12U));
      text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
      text += static_cast<char>(0x80U | (code & 0x3fU));
    }
  }
  return text;
}

/// Moves the point one digit, growing zeros where there is no digit to pass.
std::string move_point(std::string plain, bool left) {
  std::size_t point = plain.find('.');
  if (point == std::string::npos) {
    point = plain.size();
    plain += '.';
  }
  plain.erase(point, 1);
  if (left) {
    if (point == 1) {
      plain.insert(0, 1, '0');
      ++point;
    }
    plain.insert(point - 1, 1, '.');
  } else {
    if (point == plain.size()) plain += '0';
    plain.insert(point + 1, 1, '.');
  }
  if (plain.back() == '.') plain.pop_back();
  return plain;
}

/// No person writes 054.
bool is_natural(const std::string& plain) {
  if (plain.empty() || !is_digit(plain.front()) || !is_digit(plain.back())) return false;
  return plain.size() == 1 || plain[0] != '0' || plain[1] == '.';
}

}  // namespace

std::optional<std::string> slip(Random& random, std::string_view number, Slip kind) {
  Written written = read(number);
  std::string& plain = written.plain;
  const std::string before = plain;
  std::size_t at = random.below(plain.size());
  if (plain[at] == '.') at = 0;
  switch (kind) {
    case Slip::another_digit:
      plain[at] = static_cast<char>('0' + (plain[at] - '0' + random.between(1, 9)) % 10);
      break;
    case Slip::transposed: {
      const std::size_t next = at + 1 < plain.size() && plain[at + 1] == '.' ? at + 2 : at + 1;
      if (next >= plain.size()) return std::nullopt;
      std::swap(plain[at], plain[next]);
      break;
    }
    case Slip::digit_lost:
      plain.erase(at, 1);
      break;
    case Slip::digit_doubled:
      plain.insert(at, 1, plain[at]);
      break;
    case Slip::decimal_moved:
      plain = move_point(plain, random.chance(50));
      break;
  }
  if (plain == before || !is_natural(plain)) return std::nullopt;
  return write(written);
}

std::string with_digits(std::string bytes, const Span& digits, const std::string& number) {
  return bytes.replace(digits.begin, digits.size(), number);
}

std::optional<std::vector<File>> change(std::vector<File> files, const Entry& entry, Slip kind, std::uint64_t hand) {
  Random random(hand);
  std::string& bytes = files[entry.file].bytes;
  const auto wrong = slip(random, bytes.substr(entry.digits.begin, entry.digits.size()), kind);
  if (!wrong) return std::nullopt;
  bytes = with_digits(std::move(bytes), entry.digits, *wrong);
  return files;
}

}  // namespace budgetlint::testing::blame
