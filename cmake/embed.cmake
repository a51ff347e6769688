# embed_files(OUTPUT FILE...): a generated source that defines embedded_files() of
# budgetlint/schema/embedded.hpp: the files' names (without folder) and bytes, in the order given.
# The contents travel as raw string literals, so that a change of a schema shows in the diff of nothing else.
function(embed_files output)
  set(body "#include \"budgetlint/schema/embedded.hpp\"\n\nnamespace budgetlint {\nnamespace {\n\n")
  string(APPEND body "constexpr EmbeddedFile files[] = {\n")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME)
    file(READ ${file} text)
    string(APPEND body "    {\"${name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  string(APPEND body "};\n\n}  // namespace\n\nstd::span<const EmbeddedFile> embedded_files() { return files; }\n\n}  // namespace budgetlint\n")
  file(CONFIGURE OUTPUT ${output} CONTENT "${body}" @ONLY)
endfunction()
