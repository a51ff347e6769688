#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "generate/generate.hpp"
#include "generate/years.hpp"

namespace {

namespace fs = std::filesystem;
using budgetlint::testing::Explanations;
using budgetlint::testing::GeneratedForm;
using budgetlint::testing::Shape;

std::uint64_t read_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a number: " + std::string(text));
  }
  return number;
}

Explanations read_explanations(std::string_view word) {
  if (word == "lines") return Explanations::left_out;
  if (word == "words") return Explanations::alone;
  if (word == "both") return Explanations::written;
  throw std::runtime_error("not lines, words or both: " + std::string(word));
}

void write_form(const fs::path& file, const std::string& yaml) {
  std::ofstream stream(file, std::ios::binary);
  stream << yaml;
  stream.close();
  if (!stream) throw std::runtime_error("cannot write " + file.string());
}

/// Writes so many 附表3, in submissions of at most eight with their 附表1 and 附表2, each in a folder of its own.
void write_submissions(const fs::path& folder, std::uint64_t count, std::uint64_t seed, Explanations explanations) {
  constexpr std::uint64_t in_one_submission = 8;
  constexpr std::size_t folder_digits = 3;
  for (std::uint64_t number = 0; count > 0; ++number) {
    Shape shape;
    shape.directions = static_cast<std::size_t>(std::min(count, in_one_submission));
    shape.spelling = budgetlint::testing::Spelling::plain;
    shape.parts = budgetlint::testing::Parts::complete;
    shape.explanations = explanations;
    std::string name = std::to_string(number);
    name.insert(0, folder_digits - std::min(folder_digits, name.size()), '0');
    fs::create_directories(folder / name);
    for (const GeneratedForm& form : generate_submission(seed + number, shape)) {
      write_form(folder / name / form.name, form.yaml);
    }
    count -= shape.directions;
  }
}

/// Writes twenty years of fifty departments and prints what is planted in them.
void write_history(const fs::path& folder, std::uint64_t seed) {
  const budgetlint::testing::History history = budgetlint::testing::generate_history(seed);
  for (const budgetlint::testing::YearsFile& file : history.files) {
    fs::create_directories((folder / file.name).parent_path());
    write_form(folder / file.name, file.yaml);
  }
  for (const budgetlint::testing::Planted& planted : history.planted) {
    std::printf("%s %s %s\n", planted.rule.c_str(), planted.file.c_str(), planted.path.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::fputs("usage: generate_forms DIR COUNT|years [SEED [lines|words|both]]\n", stderr);
    return 2;
  }
  try {
    const std::uint64_t seed = argc > 3 ? read_number(argv[3]) : 1;
    if (std::string_view(argv[2]) == "years") {
      write_history(argv[1], seed);
    } else {
      write_submissions(argv[1], read_number(argv[2]), seed, read_explanations(argc > 4 ? argv[4] : "both"));
    }
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "generate_forms: %s\n", failure.what());
    return 1;
  }
  return 0;
}
