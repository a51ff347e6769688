#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "budgetlint/support/text.hpp"

namespace budgetlint {

/// Why a file gave no bytes. `too_large` is a finding about the file (the limit is known); the others are
/// failures of the run. The message names no path: see `about`.
struct FileError {
  enum class Kind { missing, unreadable, not_regular, too_large };
  Kind kind = Kind::unreadable;
  Text message;
};

/// All bytes of a regular file (a symbolic link is followed), or why not. A FIFO, device or socket is
/// `not_regular` and is never opened for reading, so it cannot block; a directory likewise. A file of more
/// than `limit` bytes is `too_large` and is not read; one that is written to meanwhile is `unreadable`. Never throws on
/// what the file system answers.
[[nodiscard]] std::variant<std::string, FileError> read_file(const std::string& path, std::size_t limit);

/// The same, but a pipe is read until its last writer closes it: for a path that somebody named as the place of a list
/// (`--files-from <(…)`), not for one that was found.
[[nodiscard]] std::variant<std::string, FileError> read_file_or_pipe(const std::string& path, std::size_t limit);

/// All bytes of a stream already open (standard input), with the same limit.
[[nodiscard]] std::variant<std::string, FileError> read_descriptor(int descriptor, std::size_t limit);

/// Why nothing is known of a path, from the `errno` that looking at it gave: nothing is there, or a link that leads
/// nowhere or round in a circle, or it may not be looked at.
[[nodiscard]] FileError no_status(const std::string& path, int error);

/// What stands in front of a path's last name, with the slash; empty where there is no slash.
[[nodiscard]] std::string_view folder_of(std::string_view path);

/// An `errno` in words.
[[nodiscard]] Text system_reason(int error);

/// A message with the path it is about in front, safe to print (`visible`).
[[nodiscard]] Text about(const std::string& path, const Text& message);

}  // namespace budgetlint
