# Runs one golden case: cmake -DPROGRAM=… -DCASE=folder -P run.cmake
# The folder holds `arguments` (one command line), the forms, and what must come out: `stdout`, `stderr`, `status`.
# Absent files mean empty output and status 0. With BLESS set in the environment they are written instead of compared.
# `stdin`, if there, is what the program reads. Times on stderr read `N ms`, whatever they were.
cmake_minimum_required(VERSION 3.25)  # without its policies if() takes "status" for the variable of that name
file(READ ${CASE}/arguments line)
string(STRIP "${line}" line)
separate_arguments(arguments UNIX_COMMAND "${line}")
set(input INPUT_FILE /dev/null)
if(EXISTS ${CASE}/stdin)
  set(input INPUT_FILE ${CASE}/stdin)
endif()
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env --unset=NO_COLOR --unset=FORCE_COLOR --unset=LC_MESSAGES LC_ALL=C.UTF-8 COLUMNS=80
          ${PROGRAM} ${arguments}
  WORKING_DIRECTORY ${CASE} ${input} OUTPUT_VARIABLE stdout ERROR_VARIABLE stderr RESULT_VARIABLE status)
set(status "${status}\n")
string(REGEX REPLACE "[0-9]+( ms|毫秒)" "N\\1" stderr "${stderr}")

set(wrong)
foreach(name stdout stderr status)
  set(expected "")
  if(name STREQUAL "status")
    set(expected "0\n")
  endif()
  if(DEFINED ENV{BLESS})
    if("${${name}}" STREQUAL "${expected}")
      file(REMOVE ${CASE}/${name})
    else()
      file(WRITE ${CASE}/${name} "${${name}}")
    endif()
    continue()
  endif()
  if(EXISTS ${CASE}/${name})
    file(READ ${CASE}/${name} expected)
  endif()
  # Reports for CI count from the root of the repository; where there is none (a tarball), from here.
  string(REPLACE "../../../examples/" "examples/" expected "${expected}")
  string(REPLACE "../../../examples/" "examples/" ${name} "${${name}}")
  string(REPLACE "../../data/" "tests/data/" expected "${expected}")
  string(REPLACE "../../data/" "tests/data/" ${name} "${${name}}")
  string(REPLACE "../../hostile/" "tests/hostile/" expected "${expected}")
  string(REPLACE "../../hostile/" "tests/hostile/" ${name} "${${name}}")
  if(NOT "${${name}}" STREQUAL "${expected}")
    message("--- ${name}, expected\n${expected}\n--- ${name}, found\n${${name}}")
    list(APPEND wrong ${name})
  endif()
endforeach()
if(wrong)
  message(FATAL_ERROR "budgetlint ${line}: differs in ${wrong}")
endif()
