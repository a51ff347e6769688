#include "encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

using Kind = StrayCharacter::Kind;

constexpr unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
constexpr bool is_between(unsigned byte, unsigned low, unsigned high) {
  return byte >= low && byte <= high;
}

constexpr Phrase how_to_save{"save it as UTF-8 (in an editor: Save As, encoding UTF-8)",
                             "请另存为 UTF-8：在编辑器里选“另存为”，编码选“UTF-8”"};

enum class ByteOrder { little, big };

/// Two bytes of UTF-16 that everyday Chinese is made of.
constexpr bool is_everyday(unsigned unit) {
  return is_between(unit, 0x20, 0x7E) || unit == '\t' || unit == '\n' || unit == '\r' ||
         is_between(unit, 0x2010, 0x2027) || is_between(unit, 0x3000, 0x303F) || is_between(unit, 0x4E00, 0x9FFF) ||
         is_between(unit, 0xFF00, 0xFFEF);
}

/// UTF-16 by its BOM, or because it reads as Chinese or English in that byte order, ASCII characters with their NUL
/// among it. The other order makes Chinese of ASCII, but no ASCII.
std::optional<ByteOrder> find_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  const std::string_view sample = bytes.substr(0, 4096);
  const std::size_t units = sample.size() / 2;
  constexpr std::size_t enough_ascii = 4;
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    const std::size_t high = order == ByteOrder::little ? 1 : 0;
    std::size_t everyday = 0;
    std::size_t ascii = 0;
    for (std::size_t i = 0; i < units; ++i) {
      const unsigned unit = byte_at(sample, 2 * i + high) << 8U | byte_at(sample, 2 * i + 1 - high);
      if (is_everyday(unit)) ++everyday;
      if (is_everyday(unit) && unit < 0x80) ++ascii;
    }
    if (ascii >= enough_ascii && everyday * 10 >= units * 9) return order;
  }
  return std::nullopt;
}

/// The bytes of the GB18030 character at `at`; 0 when there is none.
std::size_t gb18030_size(std::string_view bytes, std::size_t at) {
  const unsigned lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  if (!is_between(lead, 0x81, 0xFE) || at + 1 >= bytes.size()) return 0;
  const unsigned second = byte_at(bytes, at + 1);
  if (is_between(second, 0x40, 0xFE) && second != 0x7F) return 2;
  const bool four = is_between(second, 0x30, 0x39) && at + 3 < bytes.size() &&
                    is_between(byte_at(bytes, at + 2), 0x81, 0xFE) && is_between(byte_at(bytes, at + 3), 0x30, 0x39);
  return four ? 4 : 0;
}

/// Whether all of it decodes as GB18030 and most of it lies in the rows of GB 2312, which everyday Chinese uses.
/// Random bytes pass the first test rather often and the second hardly ever.
bool is_plausibly_gbk(std::string_view bytes) {
  std::size_t pairs = 0;
  std::size_t everyday = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = gb18030_size(bytes, at);
    if (size == 0 || bytes[at] == '\0') return false;
    if (size == 2) {
      ++pairs;
      const unsigned lead = byte_at(bytes, at);
      const bool known_row = is_between(lead, 0xA1, 0xA9) || is_between(lead, 0xB0, 0xF7);
      if (known_row && byte_at(bytes, at + 1) >= 0xA1) ++everyday;
    }
    at += size;
  }
  return pairs > 0 && everyday * 10 >= pairs * 8;
}

bool is_cut_off(std::string_view bytes, std::size_t at) {
  const unsigned lead = byte_at(bytes, at);
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return is_between(lead, 0xC2, 0xF4) && bytes.size() - at < wanted &&
         std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes.end(), is_tail);
}

Text foreign_encoding(std::string_view name) {
  return {fmt::format("the file is saved in {}, not UTF-8, and none of it was read: {}", name, how_to_save.english),
          fmt::format("文件是 {} 编码，不是 UTF-8，内容都没有读取。{}", name, how_to_save.chinese)};
}

Text damaged(std::string_view bytes, std::size_t at) {
  if (bytes.find('\0') != std::string_view::npos) {
    return {"this is no text file but binary data (a Word or Excel file under another name?), and none of it was read",
            "这不是文本文件，而是二进制数据（可能是改了扩展名的 Word 或 Excel 文件），内容都没有读取"};
  }
  if (is_cut_off(bytes, at)) {
    return {
        "the file ends in the middle of a character and none of it was read: it was probably cut off while being "
        "copied; copy it again",
        "文件在一个字的中间断开了，内容都没有读取。可能是复制或传输时没有完成，请重新复制"};
  }
  return {
      fmt::format("the byte 0x{:02X} here is no UTF-8 and none of the file was read: {}", byte_at(bytes, at),
                  how_to_save.english),
      fmt::format("此处的字节 0x{:02X} 不是 UTF-8，文件内容都没有读取。{}", byte_at(bytes, at), how_to_save.chinese)};
}

/// Bytes that a stray character can begin with; all others are passed over quickly.
constexpr std::array<bool, 256> make_suspects() {
  std::array<bool, 256> suspects{};
  for (std::size_t c = 0; c < 0x20; ++c) suspects[c] = c != '\t' && c != '\n' && c != '\r';
  suspects[0x7F] = suspects[0xC2] = suspects[0xE2] = suspects[0xEF] = true;
  return suspects;
}

std::optional<Kind> stray_kind(char32_t c) {
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return Kind::line_separator;
  if (c == 0xFEFF) return Kind::byte_order_mark;
  const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
  if (control || c == 0xFFFE || c == 0xFFFF) return Kind::control;
  return std::nullopt;
}

}  // namespace

std::optional<EncodingError> find_encoding_error(const Source& source) {
  const std::string_view bytes = source.bytes();
  if (const auto order = find_utf16(bytes)) {
    return EncodingError{{0, std::min<std::size_t>(2, bytes.size())},
                         foreign_encoding(*order == ByteOrder::little ? "UTF-16 LE" : "UTF-16 BE")};
  }
  const auto invalid = first_invalid_utf8(bytes);
  if (!invalid) return std::nullopt;
  if (!is_plausibly_gbk(bytes)) return EncodingError{{*invalid, *invalid + 1}, damaged(bytes, *invalid)};
  // 某 is C4 B3 in GBK, which passes as UTF-8: the mistake begins with the run of characters, not where it shows.
  std::size_t begin = *invalid;
  while (begin > 0 && byte_at(bytes, begin - 1) >= 0x80) --begin;
  return EncodingError{{begin, begin + 1}, foreign_encoding("GBK (GB18030)")};
}

std::vector<StrayCharacter> find_stray_characters(const Source& source) {
  static constexpr std::array<bool, 256> suspects = make_suspects();
  const std::string_view bytes = source.bytes();
  std::vector<StrayCharacter> strays;
  for (std::size_t at = source.bom_size(); at < bytes.size(); ++at) {
    if (!suspects[byte_at(bytes, at)]) continue;
    const CodePoint c = code_point_at(bytes, at);
    if (const auto kind = stray_kind(c.value)) strays.push_back({*kind, {at, at + c.size}, c.value});
    if (strays.size() > most_stray_characters) break;
  }
  return strays;
}

EncodingError too_many_stray_characters(const StrayCharacter& first) {
  return {first.span,
          {"this is no text file: it is full of control characters, and none of it was read",
           "这不是文本文件：里面有大量控制字符，内容都没有读取"}};
}

Text describe(const StrayCharacter& stray) {
  const auto code = static_cast<std::uint32_t>(stray.value);
  switch (stray.kind) {
    case Kind::line_separator:
      return {fmt::format("there is an invisible line separator (U+{:04X}) here, which some programs take for the end "
                          "of the line and others do not: delete it",
                          code),
              fmt::format("此处有一个看不见的换行符（U+{:04X}），有的程序当作换行，有的不当：请删除", code)};
    case Kind::byte_order_mark:
      return {
          "there is an invisible byte-order mark (U+FEFF) in the middle of the file, as happens when files are put "
          "together: delete it",
          "文件中间有一个看不见的字节顺序标记（U+FEFF），多半是把几个文件拼在一起留下的：请删除"};
    case Kind::control:
      break;
  }
  return {
      fmt::format("there is an invisible control character (U+{:04X}) here, which no text may hold: delete it", code),
      fmt::format("此处有一个看不见的控制字符（U+{:04X}），文本中不应出现：请删除", code)};
}

std::string without_stray_characters(const Source& source, const std::vector<StrayCharacter>& strays) {
  std::string bytes(source.bytes());
  for (const StrayCharacter& stray : strays) {
    constexpr std::string_view substitutes[] = {"", "?", "\u00A0", "\u200B"};
    bytes.replace(stray.span.begin, stray.span.size(), substitutes[stray.span.size()]);
  }
  return bytes;
}

}  // namespace budgetlint
