// Runs a target where there is no fuzzer to do it: over the files of the folders that are named, then over the same
// with a few bytes changed, the same changes every time.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz.hpp"

namespace {

constexpr int changed_inputs = 100;  // of each that is kept

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// One to four times: a byte is another one, a stretch is left out, or one of another input is put in.
std::string changed(std::string bytes, const std::vector<std::string>& inputs, std::mt19937_64& random) {
  const auto below = [&](std::size_t end) {
    return static_cast<std::size_t>(random() % std::max<std::size_t>(end, 1));
  };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(bytes.size());
    const std::string& other = inputs[below(inputs.size())];
    switch (below(3)) {
      case 0:
        if (!bytes.empty()) bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.erase(at, 1 + below(8));
        break;
      default:
        bytes.insert(at, other.substr(below(other.size()), 1 + below(16)));
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const auto& path : paths) {
    std::fprintf(stderr, "%s\n", path.c_str());  // the last one is to blame
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    run(inputs.back());
  }
  std::mt19937_64 random(1);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (int change = 0; change < changed_inputs; ++change) {
      std::fprintf(stderr, "%s, change %d\n", paths[i].c_str(), change);
      run(changed(inputs[i], inputs, random));
    }
  }
  std::fprintf(stderr, "%zu inputs, and each with %d changes\n", paths.size(), changed_inputs);
  return paths.empty() ? 1 : 0;
}
