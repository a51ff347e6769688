#include "budgetlint/support/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace budgetlint {
namespace {

namespace fs = std::filesystem;
using Kind = FileError::Kind;

/// A folder of its own for a test, gone afterwards.
class Folder {
public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "budgetlint-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return *this / name;
  }

private:
  fs::path path_;
};

FileError error_of(const std::variant<std::string, FileError>& result) {
  REQUIRE(std::holds_alternative<FileError>(result));
  return std::get<FileError>(result);
}

}  // namespace

TEST_CASE("A file gives its bytes as they are") {
  const Folder folder;
  const std::string bytes("a: 1\r\n\0\xFF", 8);
  CHECK(std::get<std::string>(read_file(folder.write("a.yaml", bytes), 100)) == bytes);
  CHECK(std::get<std::string>(read_file(folder.write("empty.yaml", ""), 0)).empty());
  const std::string large(300'000, 'x');
  CHECK(std::get<std::string>(read_file(folder.write("large.yaml", large), 300'000)) == large);
}

TEST_CASE("A link is followed") {
  const Folder folder;
  fs::create_symlink(folder.write("a.yaml", "a: 1"), folder / "link.yaml");
  CHECK(std::get<std::string>(read_file(folder / "link.yaml", 100)) == "a: 1");
}

TEST_CASE("A file past the limit is not read") {
  const Folder folder;
  const std::string path = folder.write("a.yaml", "12345");
  CHECK(std::holds_alternative<std::string>(read_file(path, 5)));
  const FileError error = error_of(read_file(path, 4));
  CHECK(error.kind == Kind::too_large);
  CHECK(error.message.english == "the file is larger than 4 bytes and was not read");
  CHECK(error.message.chinese == "文件超过4字节上限，没有读取");
}

TEST_CASE("What is not there is told from a link that leads nowhere") {
  const Folder folder;
  const FileError missing = error_of(read_file(folder / "a.yaml", 10));
  CHECK(missing.kind == Kind::missing);
  CHECK(missing.message.chinese == "没有这个文件或文件夹");

  fs::create_symlink("nowhere", folder / "link.yaml");
  const FileError broken = error_of(read_file(folder / "link.yaml", 10));
  CHECK(broken.kind == Kind::missing);
  CHECK(broken.message.english == "a broken link");

  CHECK(error_of(read_file(folder.write("plain", "") + "/a.yaml", 10)).kind == Kind::missing);
}

TEST_CASE("A directory, a FIFO and a device are not read and do not block") {
  const Folder folder;
  fs::create_directory(folder / "x.yaml");
  const FileError directory = error_of(read_file(folder / "x.yaml", 10));
  CHECK(directory.kind == Kind::not_regular);
  CHECK(directory.message.english == "is a directory, not a regular file");
  CHECK(directory.message.chinese == "是文件夹，不是普通文件");

  REQUIRE(::mkfifo((folder / "fifo.yaml").c_str(), 0600) == 0);
  CHECK(error_of(read_file(folder / "fifo.yaml", 10)).kind == Kind::not_regular);
  CHECK(error_of(read_file("/dev/zero", 10)).kind == Kind::not_regular);
}

TEST_CASE("A pipe that was named as one is read until it is closed, and no further than the limit") {
  const Folder folder;
  const std::string pipe = folder / "list";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto read_while_written = [&pipe](std::size_t limit) {
    std::thread writer([&pipe] { std::ofstream(pipe, std::ios::binary) << "a.yaml\n" << std::flush << "b.yaml\n"; });
    auto result = read_file_or_pipe(pipe, limit);
    writer.join();
    return result;
  };
  CHECK(std::get<std::string>(read_while_written(100)) == "a.yaml\nb.yaml\n");
  CHECK(error_of(read_while_written(13)).kind == Kind::too_large);
  CHECK(std::get<std::string>(read_file_or_pipe(folder.write("plain", "a.yaml"), 100)) == "a.yaml");
  CHECK(error_of(read_file_or_pipe("/dev/zero", 10)).kind == Kind::not_regular);
  CHECK(error_of(read_file_or_pipe(folder / "missing", 10)).kind == Kind::missing);
}

TEST_CASE("Links that go round in a circle are unreadable, with the reason in both languages") {
  const Folder folder;
  fs::create_symlink(folder / "b", folder / "a");
  fs::create_symlink(folder / "a", folder / "b");
  const FileError error = error_of(read_file(folder / "a", 10));
  CHECK(error.kind == Kind::unreadable);
  CHECK(error.message.chinese.find("符号链接互相指向") != std::string::npos);
  CHECK(error.message.english.find("cannot be read: ") != std::string::npos);
}

TEST_CASE("A file without permission is unreadable") {
  if (::geteuid() == 0) return;  // root may read everything
  const Folder folder;
  const std::string path = folder.write("a.yaml", "a");
  fs::permissions(path, fs::perms::none);
  const FileError error = error_of(read_file(path, 10));
  CHECK(error.kind == Kind::unreadable);
  CHECK(error.message.chinese.find("没有权限") != std::string::npos);
}

TEST_CASE("A stream is read to its end, however small its pieces, and no further than the limit") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  std::thread writer([&ends] {
    for (int i = 0; i < 100; ++i) {
      if (::write(ends[1], "金额\n", 7) != 7) break;
    }
    ::close(ends[1]);
  });
  const auto result = read_descriptor(ends[0], 700);
  writer.join();
  ::close(ends[0]);
  CHECK(std::get<std::string>(result).size() == 700);

  const Folder folder;
  const int file = ::open(folder.write("a", "12345").c_str(), O_RDONLY);
  CHECK(error_of(read_descriptor(file, 4)).kind == Kind::too_large);
  ::close(file);
  CHECK(error_of(read_descriptor(-1, 4)).kind == Kind::unreadable);
}

}  // namespace budgetlint
