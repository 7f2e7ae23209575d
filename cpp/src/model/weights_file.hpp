// One format for everything that is trained.
//
//     0        64              64 + 64 n
//     │ header │ section table │ section 0 │ section 1 │ …      every section is padded with zeros to a multiple of 64
//
//     header          magic, byte order mark, format version, kind, digest of what the code expects, size of the file,
//                     number of sections, CRC32C of header and section table
//     section table   64 bytes a section: offset, size, CRC32C, name
//
// Goal:      weights are ready as they lie: mapped read-only, shared between processes, nothing parsed or copied.
// Guarantee: what opens is whole and meant for this code, or a coded error names file, section, value, byte and remedy.
//            There is one file for the same sections: a writer writes the same bytes on every run.
// Non-goals: compression, objects, more than one machine's byte order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/shared_bytes.hpp"

namespace communique {

/// Sections begin at multiples of this; no element may ask for more.
inline constexpr std::size_t weights_alignment = 64;
inline constexpr std::uint32_t weights_format = 1;

/// A weights file that has passed every check. Copies share the bytes, which live as long as the last copy.
class WeightsFile {
 public:
  struct Section {
    std::string_view name;
    std::span<const std::byte> bytes;
  };

  /// Maps the file, or reads it where mapping is not possible. `kind` and `digest` are those it was written with.
  ///
  /// Throws `Error` with the file's name, the byte and the remedy: CQ201 a checksum fails, CQ206 it cannot be read,
  /// CQ207 it is no weights file, CQ208 the other byte order, CQ209 an older or newer format, CQ210 cut short or too
  /// long, CQ211 another kind, CQ212 made for other code, CQ213 a header or table that no writer writes. Cost: one pass
  /// over the bytes for their checksums. Nobody may change the file in place while it is open; to replace it, as
  /// `WeightsWriter::write` and installers do, is safe.
  static WeightsFile open(const std::filesystem::path& path, std::string_view kind, std::uint64_t digest);

  /// The same from bytes in memory, which must outlive all copies; `name` stands for the file in errors. Bytes that do
  /// not begin at a multiple of `weights_alignment` are copied.
  static WeightsFile from_bytes(std::span<const std::byte> bytes, std::string_view name, std::string_view kind,
                                std::uint64_t digest);

  /// The elements of a section. Throws `Error` CQ214 where there is no section of that name, or its size is not a whole
  /// number of elements, or not the `count` of them that is asked for. Cost: O(number of sections).
  template <typename T>
  std::span<const T> section(std::string_view section_name, std::size_t count = any_count) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= weights_alignment);
    const auto bytes = elements(section_name, sizeof(T), count);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  /// A section of characters. Throws `Error` CQ214 where it is missing.
  std::string_view text(std::string_view section_name) const {
    const auto characters = section<char>(section_name);
    return {characters.data(), characters.size()};
  }

  std::span<const Section> sections() const { return sections_; }
  /// The path, or the name given to `from_bytes`.
  const std::string& name() const { return name_; }

 private:
  static constexpr std::size_t any_count = static_cast<std::size_t>(-1);

  std::span<const std::byte> elements(std::string_view section_name, std::size_t size, std::size_t count) const;

  WeightsFile(std::string name, SharedBytes bytes, std::string_view kind, std::uint64_t digest);

  std::string name_;
  SharedBytes bytes_;
  std::vector<Section> sections_;
};

/// Throws `Error` CQ214: the section of the file of that name is there, but what it holds does not fit.
[[noreturn]] void refuse_section(const std::string& file, const std::string& section, const std::string& what);

/// Collects sections and writes them; the same sections give the same bytes.
class WeightsWriter {
 public:
  /// `kind`: 1 to 23 characters, such as "en-tagger"; longer ones throw `Error` CQ213.
  WeightsWriter(std::string_view kind, std::uint64_t digest);

  /// Copies the elements of a vector, array or span. `name`: 1 to 43 characters, each name once; at most 256 sections;
  /// `Error` CQ213 otherwise.
  template <std::ranges::contiguous_range Elements>
  requires(!std::is_convertible_v<const Elements&, std::string_view>) void add(std::string_view name,
                                                                               const Elements& elements) {
    using T = std::ranges::range_value_t<Elements>;
    // Padding inside of elements would hold any bytes.
    static_assert(std::is_arithmetic_v<T> || std::has_unique_object_representations_v<T>);
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= weights_alignment);
    add_bytes(name, std::as_bytes(std::span(elements)));
  }
  void add(std::string_view name, std::string_view text) {
    add_bytes(name, std::as_bytes(std::span(text.data(), text.size())));
  }

  /// The whole file.
  std::vector<std::byte> bytes() const;
  /// Puts a new file in place of an old one, whose readers keep what they mapped. Throws `Error` CQ206.
  void write(const std::filesystem::path& path) const;

 private:
  struct Section {
    std::string name;
    std::vector<std::byte> bytes;
  };

  void add_bytes(std::string_view name, std::span<const std::byte> bytes);

  std::string kind_;
  std::uint64_t digest_;
  std::vector<Section> sections_;
};

}  // namespace communique
