#include "fuzz/well_formed.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <vector>

#include "fuzz/fuzz.hpp"

namespace budgetlint::fuzz {

void require_json(std::string_view text) {
  require(nlohmann::json::accept(text), "no JSON", text);
}

void require_json_lines(std::string_view text) {
  require(text.empty() || text.ends_with('\n'), "a line without its end", text);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    require_json(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

void require_xml(std::string_view text) {
  require(bool{pugi::xml_document().load_buffer(text.data(), text.size())}, "no XML", text);
}

void require_page(std::string_view page) {
  std::vector<std::string_view> open;
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    const std::size_t end = page.find('>', at);
    require(end != page.npos, "a tag without its end");
    const bool closes = page[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string_view name = page.substr(begin, page.find_first_of(" >\n", begin) - begin);
    const bool whole = name.starts_with('!') || name == "meta" || page[end - 1] == '/';
    at = end;
    if (closes) {
      require(!open.empty() && open.back() == name, "another element ends", name);
      open.pop_back();
    } else if (!whole) {
      open.push_back(name);
      if (name == "style" || name == "script") at = page.find("</", at);
    }
  }
  require(open.empty(), "an element without its end");
}

void require_csv(std::string_view text) {
  std::size_t columns = 0;
  std::size_t cells = 1;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted || (c != ',' && c != '\n')) continue;
    if (c == ',') {
      ++cells;
      continue;
    }
    if (columns == 0) columns = cells;
    require(cells == columns, "a row with other cells than the first", text);
    cells = 1;
  }
  require(!quoted && cells == 1, "the last row has no end", text);
}

}  // namespace budgetlint::fuzz
