#include "fuzz/forms.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace budgetlint::fuzz {

std::vector<Input> forms_of(Bytes& bytes) {
  constexpr std::string_view separator = "\n=====\n";
  constexpr std::size_t most_files = 6;
  std::vector<Input> files;
  while (!bytes.empty() && files.size() < most_files) {
    std::string name = "3-" + std::to_string(files.size() + 1) + ".yaml";
    files.push_back({std::move(name), Input::How::named, std::string(bytes.until(separator))});
  }
  return files;
}

CheckOptions check_options() {
  CheckOptions made;
  made.jobs = 1;
  made.holding.today = {2026, 11, 25};
  return made;
}

}  // namespace budgetlint::fuzz
