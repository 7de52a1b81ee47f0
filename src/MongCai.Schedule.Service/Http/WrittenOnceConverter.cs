using System.Text.Json;
using System.Text.Json.Serialization;

namespace MongCai.Schedule.Service.Http;

/// <summary>Writes lists of what is marked: those that are <see cref="WrittenOnce{T}"/> as they were written.</summary>
internal sealed class WrittenOnceConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
        && typeof(IWrittenOnce).IsAssignableFrom(typeToConvert.GenericTypeArguments[0]);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"No {typeof(T).Name} is read from JSON by the serializer.");

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            if (value is WrittenOnce<T> shared && !options.WriteIndented)
            {
                writer.WriteRawValue(shared.Json, skipInputValidation: true);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.ToArray(), options);
            }
        }
    }
}
